import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Reassembly, toPieces } from '../../main/sync/link/framing.ts';
import { type BlobMessage, decodeBlobMessage, encodeBlobMessage, MOST_BLOB_MESSAGE_BYTES } from '../../main/sync/blobs/wire/blob-message.ts';
import type { Desktop } from '../support/desktop.ts';
import { type Desktops, desktops } from '../support/desktops.ts';
import { type RawLink, rawMember } from '../support/raw-member.ts';

const MINUTE_MS = 60_000;
const MB = 1_000_000;
const raw = (address: string): Uint8Array => new Uint8Array(Buffer.from(address, 'hex'));

type Liar = { readonly link: RawLink; send(message: BlobMessage): void; bytes(data: Uint8Array): void; answer(message: BlobMessage): BlobMessage | undefined };

/** A true member whose blob channel says what the test wants. */
const liarTo = async (victim: Desktop, member: Desktop, story: Desktops): Promise<Liar> => {
  const mallory = await rawMember(member, story);
  const link = await mallory.linkWith(victim);
  const { side } = link.link;
  if (!side) throw new Error('no second channel');
  const reassembly = new Reassembly();
  const liar: Liar = {
    link,
    bytes: (data) => toPieces(data).forEach((piece) => side.send(piece)),
    send: (message) => liar.bytes(encodeBlobMessage(message)),
    answer: () => undefined,
  };
  side.listen({
    piece: (piece) => {
      const whole = reassembly.add(piece, MOST_BLOB_MESSAGE_BYTES);
      const message = typeof whole === 'string' ? undefined : decodeBlobMessage(whole);
      const answer = message && liar.answer(message);
      if (answer) liar.send(answer);
    },
    drained: () => undefined,
  });
  return liar;
};

/** Alice sent a file, and mallory (bob's device) says she holds all of it. Carol wants it, and can reach mallory alone at first. */
const scene = async () => {
  const story = await desktops(3);
  const { alice, bob, carol } = story;
  const file = alice.files.adds(1.5 * MB);
  const list = alice.files.shelf.find(file.address)?.list ?? new Uint8Array(0);
  const pieceAt = (index: number): Uint8Array => alice.files.shelf.find(file.address)?.piece(index) ?? new Uint8Array(0);
  story.network.partition(['bob', 'carol'], ['alice']);
  await story.clock.until(() => carol.sync.peers(carol.circle.id).length <= 1, 5 * MINUTE_MS);
  const liar = await liarTo(carol, bob, story);
  const boast: BlobMessage = { type: 'holds', address: raw(file.address), bits: new Uint8Array(24).fill(255) };
  return { ...story, file, list, pieceAt, liar, boast };
};

/** What was stored of it, if anything, is right: alice finishes it. */
const aliceFinishesIt = async ({ carol, file, network, clock }: Awaited<ReturnType<typeof scene>>): Promise<void> => {
  network.heal();
  await clock.until(() => carol.files.has(file), 10 * MINUTE_MS);
};

describe('a member who lies about files', () => {
  it('blob with wrong hash: the link is dropped with blame, nothing of it is stored, alice finishes it', async () => {
    const story = await scene();
    const { carol, file, list, liar, boast, clock } = story;
    liar.answer = (message) => {
      if (message.type === 'look') return boast;
      if (message.type === 'listWanted') return { type: 'list', address: raw(file.address), list };
      return message.type === 'get' ? { type: 'piece', address: message.address, index: message.index, data: new Uint8Array(randomBytes(65_536)) } : undefined;
    };
    carol.files.wants(file);
    await clock.until(() => liar.link.ended !== undefined, MINUTE_MS);
    expect(carol.files.shelf.find(file.address)?.heldBytes).toBe(0);
    await aliceFinishesIt(story);
  });

  it('blob with a wrong list of hashes: dropped with blame, and no place is made for it', async () => {
    const story = await scene();
    const { carol, file, list, liar, boast, clock } = story;
    liar.answer = (message) => (message.type === 'look' ? boast : message.type === 'listWanted' ? { type: 'list', address: raw(file.address), list: list.toReversed() } : undefined);
    carol.files.wants(file);
    await clock.until(() => liar.link.ended !== undefined, MINUTE_MS);
    expect(carol.files.onDisk()).toEqual([]);
    await aliceFinishesIt(story);
  });

  it('slow-loris blob: one piece now and then holds nothing up once alice is there', async () => {
    const story = await scene();
    const { carol, file, list, pieceAt, liar, boast, clock } = story;
    const wanted: number[] = [];
    liar.answer = (message) => {
      if (message.type === 'get') wanted.push(...Array.from({ length: message.count }, (_, nth) => message.index + nth));
      if (message.type === 'listWanted') return { type: 'list', address: raw(file.address), list };
      return message.type === 'look' ? boast : undefined;
    };
    const drip = clock.every(19_000, () => {
      const index = wanted.shift();
      if (index !== undefined) liar.send({ type: 'piece', address: raw(file.address), index, data: pieceAt(index) });
    });
    carol.files.wants(file);
    await clock.advance(MINUTE_MS);
    expect(carol.files.has(file)).toBe(false);
    expect(wanted.length).toBeLessThanOrEqual(32);
    await aliceFinishesIt(story);
    drip();
  });

  it('slow-loris blob: begins a message and never ends it, and is dropped in half a minute', async () => {
    const { liar, clock, boast } = await scene();
    const [first] = toPieces(new Uint8Array(100_000));
    if (first) liar.link.link.side?.send(first);
    liar.send(boast);
    await clock.advance(35_000);
    expect(liar.link.ended).toBeDefined();
  });

  it.each<[string, (liar: Liar) => void]>([
    ['10 MB of garbage', (liar) => liar.bytes(new Uint8Array(randomBytes(10 * MB)))],
    ['a frame bomb of zeros', (liar) => liar.bytes(new Uint8Array(10 * MB))],
    ['a varint bomb', (liar) => liar.bytes(Uint8Array.from([4, ...new Uint8Array(32), ...new Uint8Array(10).fill(0xff)]))],
    ['pieces that nobody asked for', (liar) => Array.from({ length: 100 }, (_, index) => liar.send({ type: 'piece', address: new Uint8Array(32), index, data: new Uint8Array(65_536) }))],
    ['a thousand questions at once', (liar) => Array.from({ length: 20_000 }, (_, index) => liar.send({ type: 'look', address: new Uint8Array(32).fill(index) }))],
  ])('sends %s: dropped, and nothing is stored', async (_what, attack) => {
    const { carol, liar, clock } = await scene();
    attack(liar);
    await clock.until(() => liar.link.ended !== undefined, MINUTE_MS);
    expect(carol.files.onDisk()).toEqual([]);
  });

  it('asks for what no message speaks of, and for pieces beyond the end: gets nothing', async () => {
    const { carol, liar, clock } = await scene();
    const hidden = carol.files.adds(100_000);
    carol.files.spokenOf.delete(hidden.address);
    const open = carol.files.adds(100_000);
    const heard: BlobMessage[] = [];
    liar.answer = (message) => void heard.push(message);
    for (const { address } of [hidden, open]) {
      liar.send({ type: 'look', address: raw(address) });
      liar.send({ type: 'get', address: raw(address), index: 2_999, count: 5 });
    }
    liar.send({ type: 'listWanted', address: raw(hidden.address), sizeBytes: hidden.sizeBytes });
    liar.send({ type: 'listWanted', address: raw(open.address), sizeBytes: 5 });
    await clock.advance(2_000);
    const bits = heard.flatMap((message) => (message.type === 'holds' ? [message.bits.length] : []));
    expect(bits).toEqual([0, 1, 0, 0]);
    expect(heard.filter(({ type }) => type === 'lacks')).toHaveLength(10);
    expect(heard.some(({ type }) => type === 'piece' || type === 'list')).toBe(false);
  });
});
