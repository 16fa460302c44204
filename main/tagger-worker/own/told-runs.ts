import { TOLD_KINDS } from '../protocol.ts';
import type { Run } from '../forward-backward.ts';
import { LABELS } from './label-shares.ts';

/** From how sure on a unit belongs to what is told, whatever its kind. */
const LEAST_SURE = 0.35;
const FIRST = LABELS.length - TOLD_KINDS.length;

export type ToldRun = Run & { readonly kind: (typeof TOLD_KINDS)[number] };

/** Of units `from` … `to` (exclusive) what each kind has together. */
const sumsOf = (shares: Float64Array, from: number, to: number): readonly number[] =>
  TOLD_KINDS.map((_, kind) => {
    let sum = 0;
    for (let unit = from; unit < to; unit++) sum += shares[unit * LABELS.length + FIRST + kind] ?? 0;
    return sum;
  });

/** Runs of units that are rather told than not, each with the kind that it most likely is, and how likely it is any of them on average. */
export const toldRuns = (shares: Float64Array): readonly ToldRun[] => {
  const length = shares.length / LABELS.length;
  const toldAt = (unit: number): number => {
    let sum = 0;
    for (let at = unit * LABELS.length + FIRST; at < (unit + 1) * LABELS.length; at++) sum += shares[at] ?? 0;
    return sum;
  };
  const runs: ToldRun[] = [];
  for (let at = 0; at < length; at++) {
    let told = toldAt(at);
    if (told < LEAST_SURE) continue;
    const from = at;
    let sum = told;
    while (at + 1 < length && (told = toldAt(at + 1)) >= LEAST_SURE) {
      sum += told;
      at += 1;
    }
    const sums = sumsOf(shares, from, at + 1);
    const kind = TOLD_KINDS[sums.indexOf(Math.max(...sums))];
    if (kind) runs.push({ from, to: at + 1, score: Math.min(1, sum / (at + 1 - from)), kind });
  }
  return runs;
};
