import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Forger } from '../hostile/feed-forger.ts';
import { desktop, join, send } from './desktop.ts';

const post = (text: string) => ({ kind: 'note.post', body: { text } });

describe('catching up', () => {
  test('comes in pieces of at most 100 KB, control first, and all of them make what Yjs would hold', async () => {
    const alice = await desktop(91);
    const home = alice.ledger.create();
    for (let n = 0; n < 1500; n += 1) home.append(post(`${n} ${'字'.repeat(n % 90)}`));
    const bob = await desktop(92);
    const his = join(home, bob.ledger);
    his.append(post('early'));
    const pieces = [...home.missing(his.frontier())];
    expect(pieces.length).toBeGreaterThan(3);
    const doc = new Y.Doc();
    for (const update of [...home.missing([]), ...his.missing(home.frontier())]) Y.applyUpdate(doc, update);
    expect(doc.store.pendingStructs).toBeNull();
    for (const piece of pieces) {
      expect(piece.length).toBeLessThanOrEqual(100_000);
      expect(his.receive(piece)).toMatchObject({ skipped: [], forks: [] });
    }
    send(his, home);
    expect(his.viewsHash()).toBe(home.viewsHash());
    expect([...home.missing(his.frontier())]).toEqual([]);
    expect(Buffer.compare(Y.encodeStateVector(doc), Y.encodeStateVector(his.tail()))).toBe(0);
    const fromRows = new Y.Doc();
    for (const update of his.missing([])) Y.applyUpdate(fromRows, update);
    expect(Buffer.compare(Y.encodeStateAsUpdate(fromRows), Y.encodeStateAsUpdate(doc))).toBe(0);
  });

  test('goes on where it was broken off, also while the other side writes', async () => {
    const alice = await desktop(93);
    const home = alice.ledger.create();
    for (let n = 0; n < 900; n += 1) home.append(post(`${n}`));
    const bob = await desktop(94);
    const his = join(home, bob.ledger);
    const first = home.missing(his.frontier());
    his.receive(first.next().value ?? new Uint8Array(0));
    home.append(post('meanwhile'));
    his.append(post('bob too'));
    for (const update of first) his.receive(update);
    send(home, his);
    send(his, home);
    expect(home.entryCount()).toBe(902);
    expect(his.viewsHash()).toBe(home.viewsHash());
  });

  test('carries a feed whose author planted hundreds of bad signatures to everybody, with nobody blamed', async () => {
    const alice = await desktop(95);
    const mallory = await desktop(96);
    const home = alice.ledger.create();
    const hers = join(home, mallory.ledger);
    const lies = new Forger(mallory, 96, { circle: hers });
    for (let round = 0; round < 3; round += 1) {
      const entries = Array.from({ length: 400 }, () => lies.entry());
      const planted = entries.map((entry, n) => (n === entries.length - 1 ? entry : { ...entry, header: damaged(entry.header) }));
      expect(home.receive(lies.update(planted))).toMatchObject({ accepted: 400, skipped: [] });
    }
    const carol = await desktop(97);
    const late = join(home, carol.ledger);
    send(home, late);
    expect(late.entryCount()).toBe(1200);
    expect(late.viewsHash()).toBe(home.viewsHash());
  });

  test('a frontier that makes no sense brings no harm', async () => {
    const alice = await desktop(98);
    const home = alice.ledger.create();
    home.append(post('one'));
    const [head] = home.frontier().filter(({ feed }) => feed.startsWith('m:'));
    if (!head) throw new Error('a feed');
    expect([...home.missing([{ ...head, next: 5 }])]).toHaveLength(1);
    expect([...home.missing([{ ...head, next: -3 }])]).toHaveLength(2);
    expect([...home.missing([{ ...head, next: Number.NaN }])]).toHaveLength(1);
    expect([...home.missing([{ ...head, head: new Uint8Array(32) }])]).toHaveLength(2);
    expect([...home.missing([{ feed: 'm:nonsense', next: 1, head: new Uint8Array(0), bodiesFrom: 0 }])]).toHaveLength(2);
  });
});

const damaged = (header: Uint8Array): Uint8Array => {
  const copy = header.slice();
  copy[copy.length - 1] = (copy.at(-1) ?? 0) ^ 1;
  return copy;
};
