import { expect, it } from 'vitest';
import { runsOf } from '../../../main/sync/blobs/runs-of.ts';

it.each([
  [[], []],
  [[7], [{ index: 7, count: 1 }]],
  [[0, 1, 2, 5, 6, 9], [{ index: 0, count: 3 }, { index: 5, count: 2 }, { index: 9, count: 1 }]],
])('the stretches of %j are %j', (indices, runs) => {
  expect(runsOf(indices)).toEqual(runs);
});
