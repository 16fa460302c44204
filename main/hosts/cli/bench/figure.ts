import { loadavg } from 'node:os';
import { median } from '../measure/median.ts';

/** The plain library doing the same work in the same run; `value` null where it cannot do it at all. */
export type Peer = { readonly what: string; readonly value: number | null };

export type Figure = {
  readonly name: string;
  /** The median over `runs`. */
  readonly value: number;
  readonly unit: string;
  readonly runs: number;
  readonly peer?: Peer;
  /** The machine's load over the last minute when it was measured. */
  readonly load: number;
};

const rounded = (value: number): number => Number(value.toPrecision(4));

/** A figure from its runs. */
export const figure = (name: string, unit: string, { runs, peer }: { readonly runs: readonly number[]; readonly peer?: Peer }): Figure => ({
  name,
  value: rounded(median(runs)),
  unit,
  runs: runs.length,
  ...(peer && { peer: { what: peer.what, value: peer.value === null ? null : rounded(peer.value) } }),
  load: Number((loadavg()[0] ?? 0).toFixed(2)),
});

/** How a group reports: each figure as it is ready, and a word of progress for the person who waits. */
export type Report = { readonly figure: (figure: Figure) => Promise<void>; readonly progress: (words: string) => void };
