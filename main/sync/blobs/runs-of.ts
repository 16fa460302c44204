export type Run = { readonly index: number; readonly count: number };

/** Ascending numbers as stretches without a gap. */
export const runsOf = (indices: readonly number[]): readonly Run[] => {
  const runs: { readonly index: number; count: number }[] = [];
  for (const index of indices) {
    const last = runs.at(-1);
    if (last && last.index + last.count === index) last.count += 1;
    else runs.push({ index, count: 1 });
  }
  return runs;
};
