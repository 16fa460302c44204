import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeTail, encodeUpdate, parseUpdate, type Section } from '../../main/ledger/wire/update.ts';

const bytes = (maxLength: number) => fc.uint8Array({ minLength: 1, maxLength });
const feedArb = fc.record({
  client: fc.integer({ min: 0, max: 2 ** 53 - 1 }),
  entries: fc.array(fc.record({ header: bytes(300), body: bytes(900), isErased: fc.boolean() }), { minLength: 1, maxLength: 30 }),
});
const feedsArb = fc.uniqueArray(feedArb, { minLength: 1, maxLength: 6, selector: ({ client }) => client });
const rootOf = (client: number): string => `m:${client.toString(36)}`;

type Feeds = typeof feedsArb extends fc.Arbitrary<infer T> ? T : never;

/** The same feeds as a real Yjs document, written by push as devices write and with bodies deleted as Yjs deletes. */
const writeWithYjs = (feeds: Feeds): Y.Doc => {
  const all = new Y.Doc();
  for (const { client, entries } of feeds) {
    const doc = new Y.Doc();
    doc.clientID = client;
    const array = doc.getArray(rootOf(client));
    for (const { header, body } of entries) {
      array.push([header]);
      array.push([body]);
    }
    for (let at = entries.length - 1; at >= 0; at -= 1) if (entries[at]?.isErased) array.delete(at * 2 + 1);
    Y.applyUpdate(all, Y.encodeStateAsUpdate(doc));
  }
  return all;
};

const sectionsOf = (feeds: Feeds): Section[] =>
  feeds.map(({ client, entries }) => ({
    client,
    root: rootOf(client),
    from: 0,
    entries: entries.map(({ header, body, isErased }) => ({ header, body: isErased ? null : body })),
  }));

const deletionsOf = (feeds: Feeds) =>
  feeds
    .map(({ client, entries }) => ({ client, clocks: entries.flatMap(({ isErased }, at) => (isErased ? [at * 2 + 1] : [])) }))
    .filter(({ clocks }) => clocks.length > 0);

describe('the shape of updates', () => {
  test('what we encode from rows is byte for byte what Yjs encodes of the same feeds', () => {
    fc.assert(
      fc.property(feedsArb, (feeds) => {
        expect(Buffer.compare(encodeUpdate(sectionsOf(feeds), deletionsOf(feeds)), Y.encodeStateAsUpdate(writeWithYjs(feeds)))).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  test('a piece from the middle is what Yjs sends to a peer that has the beginning', () => {
    fc.assert(
      fc.property(feedArb, fc.nat(29), (feed, cut) => {
        const from = Math.min(cut, feed.entries.length - 1);
        const alive = { ...feed, entries: feed.entries.map((entry) => ({ ...entry, isErased: false })) };
        const start = new Y.Doc();
        Y.applyUpdate(start, encodeUpdate(sectionsOf([{ ...alive, entries: alive.entries.slice(0, from) }])));
        const section = { client: feed.client, root: rootOf(feed.client), from, entries: alive.entries.slice(from) };
        expect(Buffer.compare(encodeUpdate([section]), Y.encodeStateAsUpdate(writeWithYjs([alive]), Y.encodeStateVector(start)))).toBe(0);
      }),
      { numRuns: 100 },
    );
  });

  test('what Yjs encodes is read back entry by entry', () => {
    fc.assert(
      fc.property(feedsArb, (feeds) => {
        const read = parseUpdate(Y.encodeStateAsUpdate(writeWithYjs(feeds))).sort((a, b) => a.client - b.client);
        const wanted = sectionsOf(feeds).sort((a, b) => a.client - b.client);
        expect(read.map(({ client, root, from }) => ({ client, root, from }))).toEqual(wanted.map(({ client, root, from }) => ({ client, root, from })));
        for (const [at, { entries }] of read.entries()) {
          expect(entries.map(({ header, body }) => [Buffer.from(header).toString('hex'), body && Buffer.from(body).toString('hex')])).toEqual(
            wanted[at]?.entries.map(({ header, body }) => [Buffer.from(header).toString('hex'), body && Buffer.from(body).toString('hex')]),
          );
        }
      }),
      { numRuns: 100 },
    );
  });

  test('two stretches of one feed travel with a skip between them, as in merged Yjs updates', () => {
    const entry = (n: number) => ({ header: Uint8Array.of(n, 1), body: Uint8Array.of(n, 2) });
    const sections = [
      { client: 7, root: 'm:7', from: 0, entries: [entry(0)] },
      { client: 7, root: 'm:7', from: 3, entries: [entry(3), entry(4)] },
    ];
    expect(parseUpdate(encodeUpdate(sections)).map(({ from, entries }) => [from, entries.length])).toEqual([
      [0, 1],
      [3, 2],
    ]);
    const merged = Y.mergeUpdates(sections.map((section) => encodeUpdate([section])));
    expect(Buffer.compare(encodeUpdate(sections), merged)).toBe(0);
  });

  test('a tail has the state vector of the whole feed, and the next entry lands in it', () => {
    const entries = Array.from({ length: 90 }, (_, n) => ({ header: Uint8Array.of(n, 1), body: Uint8Array.of(n, 2) }));
    const whole = new Y.Doc();
    Y.applyUpdate(whole, encodeUpdate([{ client: 7, root: 'm:7', from: 0, entries }]));
    const tail = new Y.Doc();
    Y.applyUpdate(tail, encodeTail({ client: 7, root: 'm:7', from: 40, entries: entries.slice(40) }));
    expect(Y.encodeStateVector(tail)).toEqual(Y.encodeStateVector(whole));
    const next = encodeUpdate([{ client: 7, root: 'm:7', from: 90, entries: [{ header: Uint8Array.of(9), body: Uint8Array.of(9) }] }]);
    Y.applyUpdate(tail, next);
    expect(tail.getArray('m:7').length).toBe(102);
    expect(tail.store.pendingStructs).toBeNull();
  });
});
