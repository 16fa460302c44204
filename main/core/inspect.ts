import type { CircleId } from '#contract';
import type { Memory } from '#features/memory';
import type { Ledger } from '#ledger';
import type { PeerStatistics, Sync } from '#sync';

/** What a desktop holds of a circle: the hash of its views, its entries, and what its AI remembers. */
export type Holdings = { readonly viewsHash: string; readonly entries: number; readonly memoryHash: string };

/**
 * For hosts that measure (demo, bench) and tests. Nothing here is reachable from the UI; nothing here tells what people wrote.
 * All calls fail with `locked` before the keys are open, and with `circle-not-found`.
 */
export interface Inspection {
  holdings(circle: CircleId): Promise<Holdings>;
  links(circle: CircleId): Promise<readonly PeerStatistics[]>;
  /** Drops every view and makes it again from the ledger. */
  rebuild(): void;
  /** Puts words into a circle's vault that stand nowhere else, so that a search can tell whether Forget erased them. */
  plant(circle: CircleId, words: readonly string[]): void;
}

type Rooms = { readonly ledger: Ledger; readonly sync: Sync; readonly memory: Memory };

export const inspectionOf = ({ ledger, sync, memory }: Rooms): Inspection => ({
  holdings: async (circle) => {
    await memory.settled();
    const held = ledger.circle(circle);
    return { viewsHash: held.viewsHash(), entries: held.entryCount(), memoryHash: memory.hash(circle) };
  },
  links: (circle) => sync.statistics(circle),
  rebuild: () => ledger.rebuild(),
  plant: (circle, words) => {
    for (const word of words) memory.vaultOf(circle).placeholderFor('SECRET', word);
  },
});
