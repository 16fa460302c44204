import type { CircleId } from '#contract';

export type SyncProgress = { readonly circle: CircleId; readonly have: number; readonly want: number };

/** Passes on what is missing of a group, and once that nothing is any more: a live message leaves nobody behind, and is not told of twice. */
export const syncProgress = (tell: (progress: SyncProgress) => void): ((progress: SyncProgress) => void) => {
  const behind = new Set<CircleId>();
  return (progress) => {
    if (progress.have < progress.want) behind.add(progress.circle);
    else if (!behind.delete(progress.circle)) return;
    tell(progress);
  };
};
