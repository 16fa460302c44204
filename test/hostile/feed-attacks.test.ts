import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { z } from 'zod';
import { opKind } from '#ledger';
import { encodeUpdate } from '../../main/ledger/wire/update.ts';
import { hashAt } from '../../main/ledger/gate/feed.ts';
import { encodeClearOp } from '../../main/ledger/wire/op-body.ts';
import { desktop, join, notesView, send } from '../ledger/desktop.ts';
import { Forger, stateOf } from './feed-forger.ts';
import { ALICE, verdictOn, MALLORY, type Scene, scene } from './feed-scene.ts';

const forger = (at: Scene) => new Forger(at.mallory, MALLORY, { circle: at.hers });
const aliceFeed = (at: Scene) => new Forger(at.alice, ALICE, { circle: at.home }).feed;
const headerOf = (at: Scene, seq: number): Uint8Array => {
  const { feed } = new Forger(at.mallory, MALLORY, { circle: at.hers });
  return at.alice.db.prepare<[number], Uint8Array>('SELECT header FROM ledger_entry e JOIN ledger_feed f ON f.client = ? WHERE e.place = f.id * 16777216 + ' + seq).pluck().get(feed.client) as Uint8Array;
};

/** What a raw Yjs client with all of the circle's documents would send after a change. */
const yjsUpdate = (at: Scene, clientID: number, change: (doc: Y.Doc) => void): Uint8Array => {
  const doc = new Y.Doc();
  for (const update of at.home.missing([])) Y.applyUpdate(doc, update);
  doc.clientID = clientID;
  const sent: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => sent.push(update));
  doc.transact(() => change(doc));
  return sent[0] ?? new Uint8Array(0);
};

describe('mallory is a member with a changed client', () => {
  test('an honest entry of hers is taken, so the refusals below are not for another reason', async () => {
    const at = await scene();
    const lies = forger(at);
    expect(at.home.receive(lies.update([lies.entry(), lies.entry()]))).toEqual({ accepted: 2, skipped: [], forks: [] });
    expect(at.alice.notes()).toContain('forged 6');
  });

  test('forged clientID: she writes as alice without her key', async () => {
    const at = await scene();
    const lies = forger(at);
    const feed = aliceFeed(at);
    lies.rewindTo(feed.next, feed.head);
    expect(verdictOn(at, lies.update([lies.entry({ prefix: feed.prefix })], { client: feed.client, root: feed.root }))).toBe('drop');
  });

  test('forged clientID: a clientID that nobody has is skipped, not taken', async () => {
    const at = await scene();
    const lies = forger(at);
    expect(verdictOn(at, lies.update([lies.entry()], { client: 12_345 }))).toBe('unknown-device');
  });

  test('foreign feed insert: her entry in the root of alice', async () => {
    const at = await scene();
    const fresh = await desktop(23);
    const hers = join(at.home, fresh.ledger);
    const lies = new Forger(fresh, 23, { circle: hers });
    expect(verdictOn(at, lies.update([lies.entry()], { root: aliceFeed(at).root }))).toBe('drop');
    expect(verdictOn(at, yjsUpdate(at, lies.feed.client, (doc) => doc.getArray(aliceFeed(at).root).push([new Uint8Array(200), new Uint8Array(9)])))).toBe('drop');
  });

  test('foreign feed insert: something pushed between existing entries', async () => {
    const at = await scene();
    const { feed } = forger(at);
    expect(verdictOn(at, yjsUpdate(at, feed.client, (doc) => doc.getArray(feed.root).insert(2, [new Uint8Array(200), new Uint8Array(9)])))).toBe('drop');
  });

  test('delete of another\'s body: a delete set takes nothing away', async () => {
    const at = await scene();
    const { root, client } = aliceFeed(at);
    expect(verdictOn(at, yjsUpdate(at, 5, (doc) => doc.getArray(root).delete(3, 1)))).toBe('nothing');
    expect(verdictOn(at, yjsUpdate(at, 5, (doc) => doc.getArray(root).delete(0, 10)))).toBe('nothing');
    expect(verdictOn(at, Uint8Array.from([0, 1, ...varUint(client), 1, 0, ...varUint(2 ** 40)]))).toBe('nothing');
  });

  test('delete of another\'s body: her erase names it, but she has no right to', async () => {
    const at = await scene();
    const lies = forger(at);
    const feed = aliceFeed(at);
    const header = at.alice.db.prepare<[number], Uint8Array>('SELECT header FROM ledger_entry WHERE place = ?').pluck().get((feed.row ?? 0) * 2 ** 24 + 2) as Uint8Array;
    const clear = encodeClearOp({ kind: 'note.delete', sentAt: 1, body: { note: `${feed.client.toString(36)}.2` } });
    const erase = lies.entry({ kind: 'erase', clear, erases: [{ client: feed.client, seq: 2, hash: hashAt(feed, 2, header) }] });
    expect(at.home.receive(lies.update([erase])).accepted).toBe(1);
    expect(at.home.opOf(`${feed.client.toString(36)}.2`)).toBeDefined();
    const dave = await desktop(24);
    const his = join(at.home, dave.ledger);
    const { sections, update } = withoutBody(at, feed.client, 2);
    expect(sections).toBeGreaterThan(0);
    expect(his.receive(update).skipped).toContainEqual({ feed: feed.root, why: 'gap' });
    send(at.home, his);
    expect(his.viewsHash()).toBe(at.home.viewsHash());
  });

  test('delete of another\'s body: an entry is passed on without its body and without a reason', async () => {
    const at = await scene();
    const lies = forger(at);
    expect(verdictOn(at, lies.update([{ ...lies.entry(), body: null }]))).toBe('gap');
  });

  test('map write', async () => {
    const at = await scene();
    const { root, client } = forger(at).feed;
    expect(verdictOn(at, yjsUpdate(at, 5, (doc) => doc.getMap('m').set('k', 1)))).toBe('drop');
    expect(verdictOn(at, yjsUpdate(at, client, (doc) => doc.getMap('m').set('k', new Uint8Array(9))))).toBe('drop');
    expect(root.startsWith('m:')).toBe(true);
  });

  test('unknown root', async () => {
    const at = await scene();
    const { client } = forger(at).feed;
    expect(verdictOn(at, yjsUpdate(at, client, (doc) => doc.getArray('evil').push([new Uint8Array(200), new Uint8Array(9)])))).toBe('drop');
    expect(verdictOn(at, yjsUpdate(at, 5, (doc) => doc.getArray('evil').push([new Uint8Array(200), new Uint8Array(9)])))).toBe('unknown-device');
  });

  test('subdocument', async () => {
    const at = await scene();
    const { root, client } = forger(at).feed;
    expect(verdictOn(at, yjsUpdate(at, client, (doc) => doc.getArray(root).push([new Y.Doc()])))).toBe('drop');
    expect(verdictOn(at, yjsUpdate(at, client, (doc) => doc.getArray(root).push([new Y.Text('hi')])))).toBe('drop');
    expect(verdictOn(at, yjsUpdate(at, client, (doc) => doc.getArray(root).push([{ a: 1 }, 'text'])))).toBe('drop');
  });

  test('rewritten history: same seq, other content, signed', async () => {
    const at = await scene();
    const lies = forger(at);
    lies.rewindTo(2, hashAt(lies.feed, 1, headerOf(at, 1)));
    const notes = at.alice.notes();
    expect(verdictOn(at, lies.update([lies.entry({ lamport: 9 })]))).toBe('fork');
    expect(at.alice.notes()).toEqual(notes);
    expect(at.home.receive(new Forger(at.mallory, MALLORY, { circle: at.hers }).update([new Forger(at.mallory, MALLORY, { circle: at.hers }).entry()])).skipped).toEqual([
      { feed: lies.feed.root, why: 'after-fork' },
    ]);
  });

  test('fork at seq 1: her second branch is not taken, also when it arrives first elsewhere, and both desktops come to know', async () => {
    const at = await scene();
    const lies = forger(at);
    lies.rewindTo(1, hashAt(lies.feed, 0, headerOf(at, 0)));
    const branch = lies.update([lies.entry({ lamport: 8 }), lies.entry(), lies.entry()]);
    const carol = await desktop(25);
    const hers = join(at.home, carol.ledger);
    send(at.home, hers);
    const dave = await desktop(26);
    const his = join(at.home, dave.ledger);
    expect(his.receive(lies.update([headerEntry(at, 0)], { from: 0 }))).toMatchObject({ accepted: 1 });
    expect(his.receive(branch)).toMatchObject({ accepted: 3, forks: [] });
    const before = hers.viewsHash();
    const give = (from: typeof his, to: typeof his) => [...from.missing(to.frontier())].map((update) => to.receive(update));
    const results = [...give(his, hers), ...give(hers, his), ...give(his, hers)];
    expect(results.every(({ blame }) => blame === undefined)).toBe(true);
    expect(results.flatMap(({ forks }) => forks)).toEqual([lies.feed.root, lies.feed.root]);
    expect(hers.viewsHash()).toBe(before);
  });

  test('fork: an honest peer that passes the other branch on is not blamed', async () => {
    const at = await scene();
    const lies = forger(at);
    lies.rewindTo(2, hashAt(lies.feed, 1, headerOf(at, 1)));
    const first = lies.entry({ lamport: 9 });
    const rest = [lies.entry(), lies.entry(), lies.entry(), lies.entry()];
    expect(first.seq).toBe(2);
    expect(verdictOn(at, lies.update(rest.slice(2)))).toBe('fork');
  });

  test('second signature on one header is no fork', async () => {
    const at = await scene();
    const header = headerOf(at, 3).slice();
    header[header.length - 1] = (header[header.length - 1] ?? 0) ^ 1;
    const lies = forger(at);
    const body = headerEntry(at, 3).body;
    expect(verdictOn(at, encodeUpdate([{ client: lies.feed.client, root: lies.feed.root, from: 3, entries: [{ header, body }] }]))).toBe('nothing');
  });

  test('an unsigned header for a known place is the link\'s fault, no fork', async () => {
    const at = await scene();
    const lies = forger(at);
    lies.rewindTo(2, hashAt(lies.feed, 1, headerOf(at, 1)));
    const entry = lies.entry({ lamport: 9 });
    const header = entry.header.slice();
    header[header.length - 5] = (header[header.length - 5] ?? 0) ^ 1;
    expect(verdictOn(at, lies.update([{ ...entry, header }]))).toBe('drop');
  });

  test('truncated chain: a missing entry is a gap, and what fills it makes all of it count', async () => {
    const at = await scene();
    const lies = forger(at);
    const [first, second, third] = [lies.entry(), lies.entry(), lies.entry()];
    expect(verdictOn(at, lies.update([second, third]))).toBe('gap');
    expect(verdictOn(at, lies.update([first, third]))).toBe('drop');
    expect(at.home.receive(lies.update([first, second, third])).accepted).toBe(3);
  });

  test('truncated chain: an entry she signed for its place, but after another one than that before it', async () => {
    const at = await scene();
    const lies = forger(at);
    const glued = [lies.entry(), lies.entry({ prevHash: new Uint8Array(32).fill(6) })];
    expect(verdictOn(at, lies.update(glued))).toBe('drop');
  });

  test('replay in another circle: her entries of one circle in another', async () => {
    const at = await scene();
    const other = at.alice.ledger.create();
    const elsewhere = join(other, at.mallory.ledger);
    const target = new Forger(at.mallory, MALLORY, { circle: elsewhere });
    const lies = forger(at);
    const genuine = lies.entry();
    const before = other.viewsHash();
    expect(other.receive(lies.update([genuine]))).toMatchObject({ accepted: 0, skipped: [{ why: 'unknown-device' }] });
    const moved = encodeUpdate([{ client: target.feed.client, root: target.feed.root, from: 0, entries: [genuine] }]);
    expect(other.receive(moved).blame).toBeDefined();
    expect(other.viewsHash()).toBe(before);
  });

  test('wrong epoch: a body that no key here opens is an entry without an op', async () => {
    const at = await scene();
    const lies = forger(at);
    const notes = at.alice.notes();
    const odd = [lies.entry({ epochId: new Uint8Array(32).fill(7) }), lies.entry({ body: new Uint8Array(300) }), lies.entry({ clear: Buffer.from('no json') })];
    const deep = lies.entry({ clear: Buffer.from(`{"kind":"note.post","sentAt":1,"body":${'['.repeat(30_000)}${']'.repeat(30_000)}}`) });
    expect(at.home.receive(lies.update([...odd, deep]))).toEqual({ accepted: 4, skipped: [], forks: [] });
    expect(at.alice.notes()).toEqual(notes);
    expect(at.home.opOf(`${lies.feed.client.toString(36)}.5`)).toBeUndefined();
  });

  test('a body moved to another place does not open', async () => {
    const at = await scene();
    const lies = forger(at);
    const body = headerEntry(at, 1).body ?? new Uint8Array(0);
    const notes = at.alice.notes();
    expect(at.home.receive(lies.update([lies.entry({ body })])).accepted).toBe(1);
    expect(at.alice.notes()).toEqual(notes);
  });

  test('lamport bombs: a step back and 2^48 are refused, a jump sorts last and pulls nobody along', async () => {
    const at = await scene();
    for (const lamport of [1, 2 ** 48, 2 ** 53 - 1]) {
      const lies = forger(at);
      expect(verdictOn(at, lies.update([lies.entry({ lamport })]))).toBe('refused');
    }
    const lies = forger(at);
    expect(at.home.receive(lies.update([lies.entry({ lamport: 2 ** 48 - 1 })])).accepted).toBe(1);
    expect(at.home.append({ kind: 'note.post', body: { text: 'after the bomb' } }).lamport).toBeLessThan(2 ** 20 + 100);
    expect(at.alice.notes().at(-1)).toBe('forged 5');
    expect(at.home.opOf(`${lies.feed.client.toString(36)}.5`)).toMatchObject({ clockWrong: true });
  });

  test('clock bombs: the year 9999 and the year 0 are clamped, alike on every desktop', async () => {
    const at = await scene();
    const lies = forger(at);
    const say = (sentAt: number) => lies.entry({ clear: encodeClearOp({ kind: 'note.post', sentAt, body: { text: `at ${sentAt}` } }) });
    const times = [Date.UTC(9999, 1), -62_000_000_000_000, Number.MAX_SAFE_INTEGER];
    expect(at.home.receive(lies.update(times.map(say))).accepted).toBe(3);
    for (const seq of [5, 6, 7]) {
      const op = at.home.opOf(`${lies.feed.client.toString(36)}.${seq}`);
      expect(op?.clockWrong).toBe(true);
      expect(op?.sentAt).toBeGreaterThan(Date.UTC(2026, 0));
      expect(op?.sentAt).toBeLessThanOrEqual(Date.UTC(2100, 0));
    }
    expect(at.home.receive(lies.update([lies.entry({ clear: Buffer.from('{"kind":"note.post","sentAt":1e400,"body":{}}') })])).accepted).toBe(1);
  });

  test('a swapped body and a flipped signature are the link\'s fault', async () => {
    const at = await scene();
    const lies = forger(at);
    const [first, second] = [lies.entry(), lies.entry()];
    expect(verdictOn(at, lies.update([{ ...first, body: second.body }]))).toBe('drop');
    const header = first.header.slice();
    header[header.length - 9] = (header[header.length - 9] ?? 0) ^ 4;
    expect(verdictOn(at, lies.update([{ ...first, header }]))).toBe('drop');
  });

  test('a signature planted wrong inside a section never lets an honest peer be blamed for it', async () => {
    const at = await scene();
    const lies = forger(at);
    const [first, second, third] = [lies.entry(), lies.entry(), lies.entry()];
    const header = second.header.slice();
    header[header.length - 9] = (header[header.length - 9] ?? 0) ^ 4;
    const planted = { ...second, header };
    expect(verdictOn(at, lies.update([first, planted]))).toBe('drop');
    const cut = forger(at);
    cut.rewindTo(7, second.hash);
    const unknown = cut.entry({ lamport: 99, memberHeads: [new Uint8Array(32).fill(1)] });
    expect(at.home.receive(lies.update([first, planted, unknown]))).toMatchObject({ accepted: 1, skipped: [{ why: 'gap' }] });
    expect(at.home.receive(lies.update([first, planted, third])).accepted).toBe(2);
    const dave = await desktop(27);
    const his = join(at.home, dave.ledger);
    send(at.home, his);
    expect(his.viewsHash()).toBe(at.home.viewsHash());
  });

  test('an erase whose own signature does not hold is not taken: it could not speak for itself ahead of its feed', async () => {
    const at = await scene();
    const lies = forger(at);
    const first = lies.entry();
    const erase = lies.entry({ kind: 'erase', erases: [{ client: lies.feed.client, seq: 5, hash: first.hash }] });
    const header = erase.header.slice();
    header[header.length - 9] = (header[header.length - 9] ?? 0) ^ 4;
    const update = lies.update([first, { ...erase, header }, lies.entry()]);
    expect(at.home.receive(update)).toEqual({ accepted: 1, skipped: [{ feed: lies.feed.root, why: 'refused' }], forks: [] });
    expect(at.home.receive(lies.update([erase])).accepted).toBe(1);
    expect(at.home.opOf(`${lies.feed.client.toString(36)}.5`)).toBeUndefined();
  });

  test('unknown version or kind is skipped, never blamed', async () => {
    const at = await scene();
    const lies = forger(at);
    const [entry, next] = [lies.entry(), lies.entry()];
    const newer = entry.header.slice();
    newer[0] = 2;
    expect(verdictOn(at, lies.update([{ ...entry, header: newer }]))).toBe('unknown-version');
    const kind = entry.header.slice();
    kind[1] = 9;
    expect(verdictOn(at, lies.update([{ ...entry, header: kind }]))).toBe('unknown-version');
    expect(verdictOn(at, lies.update([{ ...entry, header: Uint8Array.of(200, 1, 2, 3) }]))).toBe('unknown-version');
    const later = next.header.slice();
    later[0] = 2;
    expect(at.home.receive(lies.update([entry, { ...next, header: later }]))).toMatchObject({ accepted: 1, skipped: [{ why: 'unknown-version' }] });
    const control = new Forger(at.mallory, MALLORY, { circle: at.hers, kind: 'c' });
    expect(verdictOn(at, control.update([control.entry({ clear: Buffer.from('{"kind":"planet.colonize"}') })]))).toBe('unknown-version');
    lies.rewindTo(6, entry.hash);
    expect(at.home.receive(lies.update([lies.entry({ clear: encodeClearOp({ kind: 'note.sing', sentAt: 1, body: {} }) })])).accepted).toBe(1);
  });

  test('heads that go back, that nobody knows, or from before she was a member', async () => {
    const at = await scene();
    const lies = forger(at);
    expect(verdictOn(at, lies.update([lies.entry({ memberHeads: [new Uint8Array(32).fill(3)] })]))).toBe('gap');
    const genesis = [...lies.state.dag.entries.values()][0]?.hash ?? '';
    const again = forger(at);
    expect(verdictOn(at, again.update([again.entry({ memberHeads: [Buffer.from(genesis, 'base64url')] })]))).toBe('refused');
    const fresh = await desktop(28);
    const first = new Forger(fresh, 28, { circle: join(at.home, fresh.ledger) });
    expect(verdictOn(at, first.update([first.entry({ memberHeads: [Buffer.from(genesis, 'base64url')] })]))).toBe('refused');
    first.rewindTo(0, new Uint8Array(32));
    expect(verdictOn(at, first.update([first.entry({ memberHeads: [] })]))).toBe('refused');
    const kinds = forger(at);
    expect(verdictOn(at, kinds.update([kinds.entry({ kind: 'control', body: Buffer.from('{}') })]))).toBe('refused');
  });

  test('a hostile op whose reducer throws does not stop the feed', async () => {
    const at = await scene();
    const lies = forger(at);
    const bomb = opKind({ kind: 'note.bomb', schema: z.unknown().refine(() => { throw new Error('schema fell over'); }), key: () => 'x' });
    const grumpy = { ...notesView, version: 9, ops: [...notesView.ops, bomb], reduce: (...[db, standing]: Parameters<typeof notesView.reduce>) => {
      if (standing.ops.some(({ body }) => (body as { text?: string }).text === 'boom')) throw new Error('reducer fell over');
      notesView.reduce(db, standing);
    } };
    const ledger = await at.alice.reopen([grumpy]);
    const home = ledger.circle(at.home.id);
    const boom = lies.entry({ clear: encodeClearOp({ kind: 'note.post', sentAt: 1, body: { text: 'boom' } }) });
    const shard = lies.entry({ clear: encodeClearOp({ kind: 'note.bomb', sentAt: 1, body: {} }) });
    expect(home.receive(lies.update([boom, shard, lies.entry()])).accepted).toBe(3);
    expect(at.alice.notes()).toContain('forged 7');
    expect(home.opOf(`${lies.feed.client.toString(36)}.6`)).toBeUndefined();
  });
});

function varUint(value: number): number[] {
  return value > 127 ? [128 | (value % 128), ...varUint(Math.floor(value / 128))] : [value];
}

const headerEntry = (at: Scene, seq: number) => {
  const { feed } = forger(at);
  const state = stateOf(at.alice.db, ALICE, at.home);
  const row = state.feeds.get(feed.client)?.row ?? 0;
  const entry = at.alice.db.prepare<[number], { header: Uint8Array; body: Uint8Array | null }>('SELECT header, body FROM ledger_entry WHERE place = ?').get(row * 2 ** 24 + seq);
  if (!entry) throw new Error('no such entry');
  return { ...entry, seq, hash: hashAt(feed, seq, entry.header) };
};

const withoutBody = (at: Scene, client: number, seq: number) => {
  const state = stateOf(at.alice.db, ALICE, at.home);
  const feed = state.feeds.get(client);
  const rows = at.alice.db
    .prepare<[number, number], { header: Uint8Array; body: Uint8Array | null }>('SELECT header, body FROM ledger_entry WHERE place >= ? AND place < ? ORDER BY place')
    .all((feed?.row ?? 0) * 2 ** 24, (feed?.row ?? 0) * 2 ** 24 + 5);
  const entries = rows.map((entry, n) => (n === seq ? { ...entry, body: null } : entry));
  return { sections: entries.length, update: encodeUpdate([{ client, root: feed?.root, from: 0, entries }]) };
};
