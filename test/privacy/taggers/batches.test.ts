import { expect, test } from 'vitest';
import { batchesOf } from '../../../main/tagger-worker/batches.ts';

const lengths = (batches: readonly (readonly number[])[]): number[][] => batches.map((batch) => [...batch]);
const byLength = (length: number): number => length;

test('pieces of like length share a run, and every piece is in one', () => {
  const cost = { rows: 0, units: 5, most: 1_000 };
  expect(lengths(batchesOf([50, 4, 48, 3, 5], byLength, cost))).toEqual([
    [3, 4, 5],
    [48, 50],
  ]);
  expect(batchesOf([], byLength, cost)).toEqual([]);
});

test('where a run costs much, what would be padded is padded', () => {
  expect(lengths(batchesOf([50, 4, 48], byLength, { rows: 0, units: 500, most: 1_000 }))).toEqual([[4, 48, 50]]);
  expect(lengths(batchesOf([50, 20, 48], byLength, { rows: 9, units: 0, most: 1_000 }))).toEqual([[20, 48, 50]]);
});

test('no run is larger than memory allows, but for one piece that is larger by itself', () => {
  const batches = lengths(batchesOf([10, 10, 10, 10, 70], byLength, { rows: 0, units: 500, most: 20 }));
  expect(batches).toEqual([[10, 10], [10, 10], [70]]);
});
