import type { Crf, SparseRows, Strip } from './crf.ts';

/** Of each unit a row of `size`: what each tag is worth beside the best there. Of none too little to matter: another may be the best that nothing leads to. */
const worthsOf = (size: number, { scores, offset, stride, length }: Strip): Float64Array => {
  const worths = new Float64Array(length * size);
  for (let t = 0; t < length; t++) {
    const row = offset + t * stride;
    let top = -Infinity;
    for (let at = row; at < row + size; at++) {
      const score = scores[at] as number;
      if (score > top) top = score;
    }
    for (let tag = 0; tag < size; tag++) worths[t * size + tag] = Math.exp((scores[row + tag] as number) - top);
  }
  return worths;
};

/** Each row times `vector`, into `result`. Two sums a row that do not wait for each other. */
const multiply = ({ first, columns, values }: SparseRows, vector: Float64Array, result: Float64Array): void => {
  let at = 0;
  for (let row = 0; row < result.length; row++) {
    const end = first[row + 1] as number;
    let even = 0;
    let odd = 0;
    for (; at + 1 < end; at += 2) {
      even += (values[at] as number) * (vector[columns[at] as number] as number);
      odd += (values[at + 1] as number) * (vector[columns[at + 1] as number] as number);
    }
    if (at < end) even += (values[at] as number) * (vector[columns[at++] as number] as number);
    result[row] = even + odd;
  }
};

/** To a sum of 1: only proportions count, and products of many small numbers would vanish. */
const scale = (values: Float64Array, from: number, count: number): void => {
  let sum = 0;
  for (let at = from; at < from + count; at++) sum += values[at] as number;
  if (sum > 0) for (let at = from; at < from + count; at++) values[at] = (values[at] as number) / sum;
};

/** What all ways into each tag of each unit are worth together. */
const forward = ({ size, start, into }: Crf, worths: Float64Array): Float64Array => {
  const ways = new Float64Array(worths.length);
  let before = start;
  for (let row = 0; row < ways.length; row += size) {
    const here = ways.subarray(row, row + size);
    if (row === 0) here.set(start);
    else multiply(into, before, here);
    for (let tag = 0; tag < size; tag++) here[tag] = (here[tag] as number) * (worths[row + tag] as number);
    scale(here, 0, size);
    before = here;
  }
  return ways;
};

/**
 * How likely each unit has a tag of each group: the marginals of a linear-chain CRF by the forward-backward algorithm (Rabiner 1989).
 * @param groups the group of each tag, 0 … `count` - 1
 * @returns `count` numbers a unit, which come to 1
 */
export const sharesOf = (crf: Crf, strip: Strip, { groups, count }: { readonly groups: Uint8Array; readonly count: number }): Float64Array => {
  const { size, end, outOf } = crf;
  const worths = worthsOf(size, strip);
  const ways = forward(crf, worths);
  const shares = new Float64Array(strip.length * count);
  /** What all ways from each tag to the end are worth together; in `next` with the tag's own worth, one unit later. */
  const [after, next] = [Float64Array.from(end), new Float64Array(size)];
  for (let t = strip.length - 1; t >= 0; t--) {
    const row = t * size;
    if (t < strip.length - 1) multiply(outOf, next, after);
    scale(after, 0, size);
    for (let tag = 0; tag < size; tag++) {
      const on = after[tag] as number;
      const share = t * count + (groups[tag] as number);
      shares[share] = (shares[share] as number) + (ways[row + tag] as number) * on;
      next[tag] = on * (worths[row + tag] as number);
    }
    scale(shares, t * count, count);
  }
  return shares;
};

/** Units `from` … `to` (exclusive) that are rather one thing, and how likely that is on average. */
export type Run = { readonly from: number; readonly to: number; readonly score: number };

/** Below this a tagger only says what the others may be right about. */
const LEAST_SURE = 0.2;

/**
 * Runs of units of one kind. `opening`: the group of units that begin one; the group after it holds those that go on.
 * @param shares what `sharesOf` gives
 */
export const runsOf = (shares: Float64Array, count: number, opening: number): readonly Run[] => {
  const first = (at: number): number => shares[at * count + opening] ?? 0;
  const within = (at: number): number => first(at) + (shares[at * count + opening + 1] ?? 0);
  const length = shares.length / count;
  const runs: Run[] = [];
  for (let at = 0; at < length; at++) {
    if (within(at) < LEAST_SURE) continue;
    const from = at;
    let sum = within(at);
    while (at + 1 < length && within(at + 1) >= LEAST_SURE && first(at + 1) < within(at + 1) / 2) sum += within(++at);
    runs.push({ from, to: at + 1, score: Math.min(1, sum / (at + 1 - from)) });
  }
  return runs;
};
