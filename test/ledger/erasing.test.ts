import { describe, expect, test } from 'vitest';
import { desktop, join, send, START_MS } from './desktop.ts';

const HOUR_MS = 3_600_000;

const pair = async () => {
  const alice = await desktop(51);
  const bob = await desktop(52);
  const home = alice.ledger.create();
  const his = join(home, bob.ledger);
  return { alice, bob, home, his };
};
const erasing = (note: string) => ({ kind: 'note.delete', body: { note } });
const bodies = ({ db }: { db: { prepare: (sql: string) => { pluck: () => { get: () => unknown } } } }): unknown =>
  db.prepare('SELECT count(*) FROM ledger_entry WHERE body IS NULL').pluck().get();

describe('erasing', () => {
  test('takes the body out of rows, index and tail, and leaves the header', async () => {
    const { alice, bob, home, his } = await pair();
    const root = home.append({ kind: 'note.post', body: { text: 'my phone is 555-0100' } });
    send(home, his);
    const doc = his.tail();
    const feed = `m:${root.id.split('.')[0]}`;
    expect(doc.getArray(feed).length).toBe(2);
    home.erase([root.id], erasing(root.id));
    send(home, his);
    for (const { desktop: { db }, circle } of [{ desktop: alice, circle: home }, { desktop: bob, circle: his }]) {
      expect(circle.opOf(root.id)).toBeUndefined();
      expect(circle.hiddenOps()).toEqual([]);
      expect(db.prepare('SELECT body FROM ledger_entry ORDER BY place').pluck().all().filter((body) => body === null)).toHaveLength(1);
      expect(db.prepare('SELECT text, deleted FROM notes').all()).toEqual([{ text: '', deleted: 1 }]);
    }
    expect(doc.getArray(feed).length).toBe(3);
    expect(his.viewsHash()).toBe(home.viewsHash());
  });

  test('works where the erase arrives before what it erases', async () => {
    const { home, his, bob } = await pair();
    send(home, his);
    const carol = await desktop(53);
    const hers = join(home, carol.ledger);
    send(home, his);
    const note = his.append({ kind: 'note.post', body: { text: 'soon gone' } });
    send(his, home);
    home.erase([note.id], erasing(note.id));
    const erase = [...home.missing(his.frontier())];
    for (const update of erase) hers.receive(update);
    const [posted] = [...his.missing([])].slice(-1);
    if (!posted) throw new Error('nothing to send');
    hers.receive(posted);
    expect(hers.opOf(note.id)).toBeUndefined();
    send(home, hers);
    send(home, his);
    expect(hers.viewsHash()).toBe(home.viewsHash());
    expect(his.viewsHash()).toBe(home.viewsHash());
    expect(bob.notes()).toEqual(['']);
    carol.clock.set(START_MS + 72 * HOUR_MS);
    hers.tidy();
    expect(bodies(carol)).toBe(1);
  });

  test('a member erases own entries only, the owner anybody\'s', async () => {
    const { home, his } = await pair();
    const mine = home.append({ kind: 'note.post', body: { text: 'mine' } });
    send(home, his);
    expect(() => his.erase([mine.id], erasing(mine.id))).toThrow(expect.objectContaining({ code: 'not-allowed' }));
    expect(() => home.erase(['zzz.1'], erasing('zzz.1'))).toThrow(expect.objectContaining({ code: 'message-not-found' }));
    const theirs = his.append({ kind: 'note.post', body: { text: 'bob says' } });
    send(his, home);
    home.erase([theirs.id], erasing(theirs.id));
    send(home, his);
    expect(his.opOf(theirs.id)).toBeUndefined();
    expect(his.viewsHash()).toBe(home.viewsHash());
  });

  test('a joiner gets everything although bodies are missing and their erases lie pieces away, in feeds that explain each other', async () => {
    const { home, his } = await pair();
    send(home, his);
    const big = (n: number) => ({ kind: 'note.post', body: { text: `${n} ${'x'.repeat(40_000)}` } });
    const own = Array.from({ length: 12 }, (_, n) => home.append(big(n)));
    const other = Array.from({ length: 12 }, (_, n) => his.append(big(n)));
    send(home, his);
    send(his, home);
    for (const { id } of [...own.slice(0, 6), ...other.slice(0, 6)]) home.erase([id], erasing(id));
    send(home, his);
    for (const { id } of other.slice(6, 8)) his.erase([id], erasing(id));
    send(his, home);
    const dave = await desktop(54);
    const late = join(home, dave.ledger);
    const pieces = [...his.missing(late.frontier())];
    expect(pieces.length).toBeGreaterThan(2);
    for (const piece of pieces) {
      expect(piece.length).toBeLessThanOrEqual(200_000);
      expect(late.receive(piece).blame).toBeUndefined();
    }
    expect(late.viewsHash()).toBe(home.viewsHash());
    expect(late.frontier().filter(({ feed }) => feed.startsWith('m:'))).toEqual(home.frontier().filter(({ feed }) => feed.startsWith('m:')));
  });

  test('up to 64 entries go with one erase', async () => {
    const { alice, home } = await pair();
    const ids = Array.from({ length: 64 }, (_, n) => home.append({ kind: 'note.post', body: { text: `${n}` } }).id);
    home.erase(ids, erasing(ids[0] ?? ''));
    expect(bodies(alice)).toBe(64);
    expect(() => home.erase([], erasing('x'))).toThrow('1 to 64');
    alice.ledger.rebuild();
    expect(alice.notes()).toEqual(['']);
  });
});

describe('what an admin erases', () => {
  const erased = async () => {
    const at = await pair();
    const note = at.his.append({ kind: 'note.post', body: { text: 'bob says' } });
    send(at.his, at.home);
    at.home.erase([note.id], erasing(note.id));
    send(at.home, at.his);
    return { ...at, note };
  };

  test('is hidden at once and stays on the disk for 72 hours, no longer', async () => {
    const { alice, bob, home, his, note } = await erased();
    expect(home.opOf(note.id)).toBeUndefined();
    expect(his.opOf(note.id)).toBeUndefined();
    alice.clock.set(START_MS + 72 * HOUR_MS - 1);
    home.tidy();
    expect(bodies(alice)).toBe(0);
    expect(home.hiddenOps().map(({ id }) => id)).toEqual([note.id]);
    for (const { clock } of [alice, bob]) clock.set(START_MS + 72 * HOUR_MS);
    home.tidy();
    expect(home.hiddenOps()).toEqual([]);
    his.tidy();
    expect([bodies(alice), bodies(bob)]).toEqual([1, 1]);
    expect(his.viewsHash()).toBe(home.viewsHash());
  });

  test('comes back everywhere when the owner undoes it in time, and only the owner may', async () => {
    const { alice, bob, home, his, note } = await erased();
    const undo = { kind: 'note.edit', body: { note: 'undo', text: '' } };
    expect(() => his.undoErase([note.id], undo)).toThrow(expect.objectContaining({ code: 'not-allowed' }));
    home.undoErase([note.id], undo);
    send(home, his);
    expect([home.hiddenOps(), his.hiddenOps()]).toEqual([[], []]);
    expect(alice.notes()).toEqual(['bob says']);
    expect(bob.notes()).toEqual(['bob says']);
    for (const [{ clock }, circle] of [[alice, home], [bob, his]] as const) {
      clock.set(START_MS + 100 * HOUR_MS);
      circle.tidy();
    }
    expect([bodies(alice), bodies(bob)]).toEqual([0, 0]);
    expect(his.viewsHash()).toBe(home.viewsHash());
    expect(() => home.undoErase([note.id], undo)).toThrow(expect.objectContaining({ code: 'message-not-found' }));
    const carol = await desktop(55);
    const hers = join(home, carol.ledger);
    send(his, hers);
    expect(hers.viewsHash()).toBe(home.viewsHash());
    home.erase([note.id], erasing(note.id));
    send(home, his);
    expect(his.opOf(note.id)).toBeUndefined();
  });

  test('is not sent on while it is hidden; who missed it fills the hole once it was undone', async () => {
    const { alice, home, his, note } = await erased();
    const carol = await desktop(56);
    const hers = join(home, carol.ledger);
    send(home, hers);
    expect(bodies(carol)).toBe(1);
    expect(hers.holes()).toEqual([]);
    home.undoErase([note.id], { kind: 'note.edit', body: { note: 'undo', text: '' } });
    send(home, hers);
    const [hole] = hers.holes();
    expect(hole).toEqual({ feed: `m:${note.id.split('.')[0]}`, seqs: [0] });
    const pieces = [...home.bodies(hers.holes())];
    expect(pieces).toHaveLength(1);
    const damaged = (pieces[0] ?? new Uint8Array(0)).slice();
    damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
    expect(hers.receiveBodies(damaged)).toMatchObject({ accepted: 0, blame: 'body hash' });
    expect(hers.receiveBodies(Uint8Array.of(1, 200))).toMatchObject({ accepted: 0, blame: 'end of bytes' });
    expect(hers.receiveBodies(pieces[0] ?? new Uint8Array(0))).toEqual({ accepted: 1 });
    expect(hers.receiveBodies(pieces[0] ?? new Uint8Array(0))).toEqual({ accepted: 0 });
    expect(hers.holes()).toEqual([]);
    expect(carol.notes()).toEqual(alice.notes());
    expect(hers.viewsHash()).toBe(home.viewsHash());
    send(his, hers);
  });

  test('is taken from its author\'s own desktop too', async () => {
    const { bob, his, note } = await erased();
    bob.clock.set(START_MS + 72 * HOUR_MS);
    his.tidy();
    expect(bodies(bob)).toBe(1);
    expect([...his.bodies([{ feed: `m:${note.id.split('.')[0]}`, seqs: [0, 1, -1, 0.5, 7] }])]).toHaveLength(0);
  });
});
