import type { Crf, SparseRows, Strip } from './crf.ts';

/** Of each unit a row of `size`: what each tag is worth beside the best there. Of none too little to matter: another may be the best that nothing leads to. */
const worthsOf = (size: number, { scores, offset, stride, length }: Strip): Float64Array => {
  const worths = new Float64Array(length * size);
  for (let t = 0; t < length; t++) {
    const row = offset + t * stride;
    let top = -Infinity;
    for (let at = row; at < row + size; at++) {
      const score = scores[at] ?? 0;
      if (score > top) top = score;
    }
    for (let tag = 0; tag < size; tag++) worths[t * size + tag] = Math.exp((scores[row + tag] ?? 0) - top);
  }
  return worths;
};

/** The inner product of row `row` and `others`. Two sums that do not wait for each other. */
const product = ({ first, columns, values }: SparseRows, row: number, others: Float64Array): number => {
  const end = first[row + 1] ?? 0;
  let [even, odd] = [0, 0];
  let at = first[row] ?? 0;
  for (; at + 1 < end; at += 2) {
    even += (values[at] ?? 0) * (others[columns[at] ?? 0] ?? 0);
    odd += (values[at + 1] ?? 0) * (others[columns[at + 1] ?? 0] ?? 0);
  }
  if (at < end) even += (values[at] ?? 0) * (others[columns[at] ?? 0] ?? 0);
  return even + odd;
};

/** To a sum of 1: only proportions count, and products of many small numbers would vanish. */
const scale = (values: Float64Array, from: number, count: number): void => {
  let sum = 0;
  for (let at = from; at < from + count; at++) sum += values[at] ?? 0;
  if (sum > 0) for (let at = from; at < from + count; at++) values[at] = (values[at] ?? 0) / sum;
};

/** What all ways into each tag of each unit are worth together. */
const forward = ({ size, start, into }: Crf, worths: Float64Array): Float64Array => {
  const ways = new Float64Array(worths.length);
  for (let row = 0; row < ways.length; row += size) {
    const before = ways.subarray(Math.max(0, row - size), row);
    for (let to = 0; to < size; to++) {
      ways[row + to] = (worths[row + to] ?? 0) * (row === 0 ? (start[to] ?? 0) : product(into, to, before));
    }
    scale(ways, row, size);
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
  const [after, next] = [new Float64Array(size), new Float64Array(size)];
  for (let t = strip.length - 1; t >= 0; t--) {
    const row = t * size;
    for (let from = 0; from < size; from++) {
      const on = t === strip.length - 1 ? (end[from] ?? 0) : product(outOf, from, next);
      after[from] = on;
      const share = t * count + (groups[from] ?? 0);
      shares[share] = (shares[share] ?? 0) + (ways[row + from] ?? 0) * on;
    }
    scale(after, 0, size);
    for (let tag = 0; tag < size; tag++) next[tag] = (after[tag] ?? 0) * (worths[row + tag] ?? 0);
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
