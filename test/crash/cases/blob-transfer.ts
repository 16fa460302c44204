import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Client, DraftFile } from '../../../contract/index.ts';
import { fraction, systemRandom } from '../../../main/platform/index.ts';
import type { CrashCase, Life } from '../crash-case.ts';
import { type Desk, startsCleanly } from './open-desk.ts';
import { alicesDir, alone, bobsDir, openTwoDesks, prepareTwoDesks, type TwoDesks } from './two-desks.ts';

const PART_BYTES = 500_000;
const MOST_BYTES = 1_500_000;
const [LIVES_ON, LOOKS_ON, GOES_ON] = [1, 2, 3];
const id = () => randomUUID();

/** What was acknowledged about a file, by its address. `try-…`: about to; nobody knows whether it was done. */
type Acked = { readonly did: 'send' | 'want' | 'here' | 'try-delete' | 'delete'; readonly address: string; readonly sha?: string };

const shaOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const circleOf = async (client: Client): Promise<string> => {
  const [circle] = await client.circles.list();
  assert.equal(circle?.name, 'Readers');
  return circle.id;
};

const add = async (client: Client, circle: string, bytes: Uint8Array<ArrayBuffer>): Promise<DraftFile> => {
  const { draft } = await client.files.begin({ id: id(), circle, name: 'album.zip', sizeBytes: bytes.length });
  for (let start = 0; start < bytes.length; start += PART_BYTES) await client.files.add({ id: id(), draft, part: new File([bytes.slice(start, start + PART_BYTES)], 'part') });
  return client.files.finish({ id: id(), draft });
};

const isHere = async ({ client }: Desk, circle: string, address: string): Promise<boolean> =>
  (await client.files.states({ circle, addresses: [address] }))[0]?.state.kind === 'here';

const hasMessage = async ({ client }: Desk, circle: string, message: string): Promise<boolean> => (await client.chat.byIds({ circle, ids: [message] })).length > 0;

const sendOne = async ({ alice, bob, until }: TwoDesks, circle: string, { random, ack }: Life): Promise<void> => {
  const told = (acked: Acked): void => ack(JSON.stringify(acked));
  const bytes = new Uint8Array(random.bytes(1 + Math.floor(fraction(random) * MOST_BYTES)));
  const { draft, address } = await add(alice.client, circle, bytes);
  const { message } = await alice.client.chat.send({ id: id(), circle, text: '', files: [draft] });
  told({ did: 'send', address, sha: shaOf(bytes) });
  await until(() => hasMessage(bob, circle, message.id));
  await bob.client.files.fetch({ id: id(), circle, address });
  told({ did: 'want', address });
  await until(() => isHere(bob, circle, address));
  told({ did: 'here', address });
  if (fraction(random) < 0.6) return;
  told({ did: 'try-delete', address });
  await alice.client.chat.delete({ id: id(), circle, message: message.id });
  told({ did: 'delete', address });
};

const live = async (life: Life): Promise<void> => {
  const desks = await openTwoDesks(life.dir, { random: life.random, day: LIVES_ON });
  const circle = await circleOf(desks.alice.client);
  life.ready();
  for (;;) await sendOne(desks, circle, life);
};

/** The addresses that messages and drafts speak of. */
const spokenOf = async ({ client }: Desk, circle: string): Promise<Set<string>> => {
  const [{ files }, drafts] = await Promise.all([client.files.overview({ circle }), client.files.drafts({ circle })]);
  return new Set([...files, ...drafts].map(({ address }) => address));
};

/** Every file that lies there is one that something speaks of; what is not whole says so in its name. */
const nothingIsOrphaned = (dir: string, known: ReadonlySet<string>): void => {
  const blobs = join(dir, 'blobs');
  const names = existsSync(blobs) ? readdirSync(blobs, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name) : [];
  const whose = names.map((name) => name.replace(/\.part$/, ''));
  assert.deepEqual(whose.filter((address) => !known.has(address)), [], 'nothing is orphaned');
  assert.equal(new Set(whose).size, whose.length, 'no file lies there twice');
};

/** What is opened as a whole file is that file, to its last byte. */
const contentOf = ({ core }: Desk, address: string): string | undefined => {
  const file = core.openFile(address);
  return file && shaOf(Buffer.concat([...file.pieces()]));
};

type Looked = { readonly must: ReadonlySet<string>; readonly shas: ReadonlyMap<string, string> };

const looksAt = (dir: string, { must, shas }: Looked) =>
  startsCleanly(
    dir,
    async (desk) => {
      const circle = await circleOf(desk.client);
      const known = await spokenOf(desk, circle);
      nothingIsOrphaned(dir, known);
      for (const address of known) {
        const found = contentOf(desk, address);
        if (must.has(address)) assert.ok(found, 'what was shown as here is here');
        const sha = shas.get(address);
        if (found !== undefined && sha !== undefined) assert.equal(found, sha, 'no half file passes for the whole');
        assert.equal(await isHere(desk, circle, address), found !== undefined, 'what is shown as here can be opened');
      }
      for (const address of must) assert.ok(known.has(address), 'what was sent is in its message');
    },
    alone(LOOKS_ON),
  );

/** Both start again; what Bob had asked for comes to its end by itself. */
const goesOn = async (dir: string, wanted: readonly string[], shas: Looked['shas']): Promise<void> => {
  const { alice, bob, until, stop } = await openTwoDesks(dir, { random: systemRandom, day: GOES_ON });
  const circle = await circleOf(bob.client);
  for (const address of wanted) {
    await until(() => isHere(bob, circle, address));
    assert.equal(contentOf(bob, address), shas.get(address));
  }
  nothingIsOrphaned(bobsDir(dir), await spokenOf(bob, circle));
  nothingIsOrphaned(alicesDir(dir), await spokenOf(alice, circle));
  await stop();
};

const addressesOf = (acked: readonly Acked[], did: Acked['did']): string[] => acked.flatMap((one) => (one.did === did ? [one.address] : []));

/** Alice adds files, sends them and deletes some; Bob fetches them. Both are killed, the sender and the receiver. */
export const blobTransfer: CrashCase = {
  name: 'blob transfer',
  kills: 8,
  stepsApart: 160,
  msApart: 120,
  killsALife: 4,
  prepare: async (dir) => {
    await prepareTwoDesks(dir, systemRandom);
  },
  live,
  check: async ({ dir, acked: lines, isReallyKilled }) => {
    const acked = lines.map((line) => JSON.parse(line) as Acked);
    const shas = new Map(acked.flatMap(({ address, sha }) => (sha === undefined ? [] : [[address, sha] as const])));
    const goes = new Set(addressesOf(acked, 'try-delete'));
    const standing = (did: Acked['did']): string[] => addressesOf(acked, did).filter((address) => !goes.has(address));
    await looksAt(alicesDir(dir), { must: new Set(standing('send')), shas });
    await looksAt(bobsDir(dir), { must: new Set(standing('here')), shas });
    if (isReallyKilled) await goesOn(dir, standing('want'), shas);
  },
};
