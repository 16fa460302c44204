import { type Crf, type Rows, STEP, type Strip } from './crf.ts';

/** A tag whose score is so much lower than the best at its place changes nothing that anybody could see (e^-10). */
const FAR_BELOW = 10;

/** For numbers of one width alone: code for both would be slower. */
const at = (values: Float64Array, index: number): number => values[index] ?? 0;
const scoreAt = (scores: Float32Array, index: number): number => scores[index] ?? 0;

/** Of each unit a row of the CRF's width: what each tag is worth beside the best there, 0 where that is next to nothing. */
const worthsOf = ({ size, width }: Crf, { scores, offset, stride, length }: Strip): Float64Array => {
  const worths = new Float64Array(length * width);
  for (let t = 0; t < length; t++) {
    const row = offset + t * stride;
    let top = scoreAt(scores, row);
    for (let tag = 1; tag < size; tag++) if (scoreAt(scores, row + tag) > top) top = scoreAt(scores, row + tag);
    for (let tag = 0; tag < size; tag++) {
      const below = scoreAt(scores, row + tag) - top;
      if (below >= -FAR_BELOW) worths[t * width + tag] = Math.exp(below);
    }
  }
  return worths;
};

/** The inner product of row `row` and `others`. Four sums that wait for none of the others: one would wait for each addition before. */
const product = ({ values, width }: Rows, row: number, others: Float64Array): number => {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let index = 0, own = row * width; index < width; index += STEP, own += STEP) {
    first += at(values, own) * at(others, index);
    second += at(values, own + 1) * at(others, index + 1);
    third += at(values, own + 2) * at(others, index + 2);
    fourth += at(values, own + 3) * at(others, index + 3);
  }
  return first + second + third + fourth;
};

/** To a sum of 1: only proportions count, and products of many small numbers would vanish. */
const scale = (values: Float64Array, from: number, count: number): void => {
  let sum = 0;
  for (let index = from; index < from + count; index++) sum += at(values, index);
  if (sum > 0) for (let index = from; index < from + count; index++) values[index] = at(values, index) / sum;
};

/** What all ways into each tag of each unit are worth together. */
const forward = ({ size, width, start, into }: Crf, worths: Float64Array): Float64Array => {
  const ways = new Float64Array(worths.length);
  for (let row = 0; row < ways.length; row += width) {
    const before = ways.subarray(Math.max(0, row - width), row);
    for (let to = 0; to < size; to++) {
      const worth = at(worths, row + to);
      if (worth > 0) ways[row + to] = worth * (row === 0 ? at(start, to) : product(into, to, before));
    }
    scale(ways, row, width);
  }
  return ways;
};

/**
 * How likely each unit has a tag of each group: the marginals of a linear-chain CRF by the forward-backward algorithm (Rabiner 1989).
 * @param groups the group of each tag, 0 … `count` - 1
 * @returns `count` numbers a unit, which come to 1
 */
export const sharesOf = (crf: Crf, strip: Strip, { groups, count }: { readonly groups: Uint8Array; readonly count: number }): Float64Array => {
  const { size, width, end, outOf } = crf;
  const worths = worthsOf(crf, strip);
  const ways = forward(crf, worths);
  const shares = new Float64Array(strip.length * count);
  /** What all ways from each tag to the end are worth together; in `next` with the tag's own worth, one unit later. */
  const [after, next] = [new Float64Array(width), new Float64Array(width)];
  for (let t = strip.length - 1; t >= 0; t--) {
    for (let from = 0; from < size; from++) {
      if (at(worths, t * width + from) === 0) continue;
      after[from] = t === strip.length - 1 ? at(end, from) : product(outOf, from, next);
      const share = t * count + (groups[from] ?? 0);
      shares[share] = at(shares, share) + at(ways, t * width + from) * at(after, from);
    }
    scale(after, 0, width);
    for (let tag = 0; tag < size; tag++) next[tag] = at(after, tag) * at(worths, t * width + tag);
    after.fill(0);
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
