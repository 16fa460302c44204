import { expect, test } from 'vitest';
import { crfOf } from '../../../main/tagger-worker/crf.ts';
import { runsOf, sharesOf } from '../../../main/tagger-worker/forward-backward.ts';

/** Numbers that look random and are always the same. */
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => 3 * Math.sin(at * 12.9898 + 1) ** 3);

/** Every path there is through `length` units of `size` tags. */
const allPaths = (size: number, length: number): readonly (readonly number[])[] =>
  length === 0 ? [[]] : allPaths(size, length - 1).flatMap((path) => Array.from({ length: size }, (_, tag) => [...path, tag]));

test.each([1, 10])('shares are what all paths together say, also where a tag that scores best at its place leads nowhere (scores times %i)', (times) => {
  const [size, length] = [3, 5];
  const [start, end] = [numbers(3), numbers(6).slice(3)];
  const scores = numbers(2 + 4 * length).map((one) => one * times);
  const transitions = [numbers(9).slice(0, 3), numbers(12).slice(9), numbers(9).slice(5, 8)].map((row, from) => row.map((one, to) => (to === (from + 1) % size ? one : one - 10)));
  const score = (t: number, tag: number): number => scores[2 + t * 4 + tag] ?? NaN;
  const worthOf = (path: readonly number[]): number =>
    Math.exp(
      path.reduce((sum, tag, t) => sum + score(t, tag) + (t === 0 ? (start[tag] ?? NaN) : (transitions[path[t - 1] ?? 0]?.[tag] ?? NaN)), 0) + (end[path.at(-1) ?? 0] ?? NaN),
    );
  const paths = allPaths(size, length).map((path) => ({ path, worth: worthOf(path) }));
  const whole = paths.reduce((sum, { worth }) => sum + worth, 0);
  const wanted = Array.from({ length: length * size }, (_, at) => paths.filter(({ path }) => path[Math.floor(at / size)] === at % size).reduce((sum, { worth }) => sum + worth, 0) / whole);

  const strip = { scores: Float32Array.from(scores), offset: 2, stride: 4, length };
  const found = sharesOf(crfOf(start, end, transitions), strip, { groups: Uint8Array.of(0, 1, 2), count: 3 });
  expect(found).toHaveLength(wanted.length);
  wanted.forEach((share, at) => expect(found[at]).toBeCloseTo(share, 5));
});

test('a run goes on until another begins, and is as sure as its units are on average', () => {
  /** Nothing, first, further. */
  const shares = Float64Array.of(1, 0, 0, 0.1, 0.9, 0, 0.3, 0, 0.7, 0, 0.9, 0.1, 0.9, 0, 0.1);
  expect(runsOf(shares, 3, 1).map(({ from, to, score }) => [from, to, Number(score.toFixed(2))])).toEqual([
    [1, 3, 0.8],
    [3, 4, 1],
  ]);
  expect(runsOf(new Float64Array(0), 3, 1)).toEqual([]);
});
