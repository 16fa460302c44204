import { TOLD_KINDS } from '../protocol.ts';
import { crfOf } from '../crf.ts';
import { sharesOf } from '../forward-backward.ts';

/** Of a thing that has a beginning and goes on. Places and organisations are told apart so that they are not taken for addresses and people. */
const NAMED = ['O', ...['PERSON', 'ADDRESS', 'PLACE', 'ORG'].flatMap((kind) => [`B-${kind}`, `I-${kind}`])];
/** In the order of the graph's scores. */
export const LABELS = [...NAMED, ...TOLD_KINDS];
/** Each label is a group of its own. */
const EACH = Uint8Array.from(NAMED.keys());
const NEVER = -10_000;
/** I-X follows B-X or I-X alone. */
const CRF = crfOf(
  NAMED.map((label) => (label.startsWith('I-') ? NEVER : 0)),
  NAMED.map(() => 0),
  NAMED.map((before) => NAMED.map((after) => (after.startsWith('I-') && before.slice(2) !== after.slice(2) ? NEVER : 0))),
);

/**
 * How likely each unit has each of `LABELS`, one unit after another. What is told may stand beside anything, as O may: so all of it goes through the CRF as
 * one label with O, and is told apart afterwards.
 * @param scores a row of `LABELS` for each of `length` units
 */
export const labelShares = (scores: Float32Array, length: number): Float64Array => {
  const [all, named] = [LABELS.length, NAMED.length];
  const narrow = new Float32Array(length * named);
  for (let unit = 0; unit < length; unit++) {
    const row = unit * all;
    narrow.set(scores.subarray(row, row + named), unit * named);
    const nothing = scores[row] as number;
    let sum = 1;
    for (let label = named; label < all; label++) sum += Math.exp((scores[row + label] as number) - nothing);
    narrow[unit * named] = nothing + Math.log(sum);
  }
  const together = sharesOf(CRF, { scores: narrow, offset: 0, stride: named, length }, { groups: EACH, count: named });
  const shares = new Float64Array(length * all);
  for (let unit = 0; unit < length; unit++) {
    const row = unit * all;
    for (let label = 0; label < named; label++) shares[row + label] = together[unit * named + label] as number;
    const free = together[unit * named] as number;
    const most = narrow[unit * named] as number;
    shares[row] = free * Math.exp((scores[row] as number) - most);
    for (let label = named; label < all; label++) shares[row + label] = free * Math.exp((scores[row + label] as number) - most);
  }
  return shares;
};
