import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Tail } from '../../main/ledger/circle/tail.ts';
import type { Section } from '../../main/ledger/wire/update.ts';

const entries = Array.from({ length: 400 }, (_, at) => ({ header: Uint8Array.of(1, at & 255, at >> 8), body: at % 7 === 0 ? null : new Uint8Array(40).fill(at) }));
const section = (from: number, until: number): Section => ({ client: 7, root: 'm:7', from, entries: entries.slice(from, until) });
const empty = (): Tail => new Tail({} as never, { feeds: new Map() } as never);

test('a history that arrives in pieces leaves the document at the same state as one that arrives entry by entry', () => {
  const inPieces = empty();
  for (const [from, until] of [[0, 30], [30, 130], [130, 131], [131, 300], [300, 400]] as const) inPieces.show([section(from, until)], []);
  const oneByOne = empty();
  for (let at = 0; at < 400; at += 1) oneByOne.show([section(at, at + 1)], []);
  expect(Y.encodeStateVector(inPieces.doc)).toEqual(Y.encodeStateVector(oneByOne.doc));
  const [last] = inPieces.doc.getArray<Uint8Array>('m:7').toArray().slice(-1);
  // The last body is deleted, so the last header ends the list.
  expect(last).toEqual(entries.at(-1)?.header);
});

test('the document keeps the end of a long history and forgets the rest', () => {
  const tail = empty();
  for (let from = 0; from < 400; from += 100) tail.show([section(from, from + 100)], []);
  expect(tail.doc.getArray('m:7').length).toBeLessThanOrEqual(100);
  tail.show([section(400, 400)].slice(1), [{ client: 7, clocks: [3] }]);
  expect(tail.doc.store.pendingDs).toBeNull();
});
