import type { Crf, Strip } from './crf.ts';

/** A tag whose score is so much lower than the best at its place changes nothing that anybody could see (e^-10). */
const FAR_BELOW = 10;

const at = (values: Float32Array | Float64Array | Uint8Array, index: number): number => values[index] ?? 0;

/**
 * The tags of each unit that count. Unit `t` has those from `t * size` on, `counts[t]` of them: which they are, what each is worth beside the best, and
 * what all ways into it are worth together.
 */
type Lattice = { readonly counts: Uint8Array; readonly tags: Uint8Array; readonly worth: Float64Array; readonly into: Float64Array };

const latticeOf = ({ size }: Crf, { scores, offset, stride, length }: Strip): Lattice => {
  const lattice = { counts: new Uint8Array(length), tags: new Uint8Array(length * size), worth: new Float64Array(length * size), into: new Float64Array(length * size) };
  for (let t = 0; t < length; t++) {
    const row = offset + t * stride;
    let top = at(scores, row);
    for (let tag = 1; tag < size; tag++) if (at(scores, row + tag) > top) top = at(scores, row + tag);
    let count = 0;
    for (let tag = 0; tag < size; tag++) {
      const below = at(scores, row + tag) - top;
      if (below < -FAR_BELOW) continue;
      lattice.tags[t * size + count] = tag;
      lattice.worth[t * size + count++] = Math.exp(below);
    }
    lattice.counts[t] = count;
  }
  return lattice;
};

/** To a sum of 1: only proportions count, and products of many small numbers would vanish. */
const scale = (values: Float64Array, from: number, to: number): void => {
  let sum = 0;
  for (let index = from; index < to; index++) sum += at(values, index);
  if (sum > 0) for (let index = from; index < to; index++) values[index] = at(values, index) / sum;
};

const forward = ({ size, start, moves }: Crf, { counts, tags, worth, into }: Lattice): void => {
  for (let t = 0; t < counts.length; t++) {
    const [row, before, count] = [t * size, (t - 1) * size, t === 0 ? 0 : at(counts, t - 1)];
    for (let index = row; index < row + at(counts, t); index++) {
      const to = at(tags, index);
      let sum = t === 0 ? at(start, to) : 0;
      for (let other = before; other < before + count; other++) sum += at(into, other) * at(moves, to * size + at(tags, other));
      into[index] = sum * at(worth, index);
    }
    scale(into, row, row + at(counts, t));
  }
};

/** What all ways from the tags of unit `t` to the end are worth together, from what they are worth one unit later. */
const backward = ({ size, end, moves }: Crf, { counts, tags, worth }: Lattice, { t, after, values }: { readonly t: number; readonly after: Float64Array; readonly values: Float64Array }): void => {
  const [row, next, count] = [t * size, (t + 1) * size, t + 1 < counts.length ? at(counts, t + 1) : 0];
  for (let index = 0; index < at(counts, t); index++) {
    const from = at(tags, row + index);
    let sum = t + 1 < counts.length ? 0 : at(end, from);
    for (let other = 0; other < count; other++) sum += at(after, other) * at(worth, next + other) * at(moves, at(tags, next + other) * size + from);
    values[index] = sum;
  }
  scale(values, 0, at(counts, t));
};

/**
 * How likely each unit has a tag of each group: the marginals of a linear-chain CRF by the forward-backward algorithm (Rabiner 1989).
 * @param groups the group of each tag, 0 … `count` - 1
 * @returns `count` numbers a unit, which come to 1
 */
export const sharesOf = (crf: Crf, strip: Strip, { groups, count }: { readonly groups: Uint8Array; readonly count: number }): Float64Array => {
  const lattice = latticeOf(crf, strip);
  forward(crf, lattice);
  const shares = new Float64Array(strip.length * count);
  let [after, values] = [new Float64Array(crf.size), new Float64Array(crf.size)];
  for (let t = strip.length - 1; t >= 0; t--) {
    backward(crf, lattice, { t, after, values });
    for (let index = 0; index < at(lattice.counts, t); index++) {
      const share = t * count + at(groups, at(lattice.tags, t * crf.size + index));
      shares[share] = at(shares, share) + at(lattice.into, t * crf.size + index) * at(values, index);
    }
    scale(shares, t * count, (t + 1) * count);
    [after, values] = [values, after];
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
