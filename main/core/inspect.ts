import type { CircleId } from '#contract';
import type { Circles } from '#features/circles';
import type { Memory } from '#features/memory';
import type { Ledger } from '#ledger';
import type { Clock, Database, Random } from '#platform';
import type { PeerStatistics, Sync } from '#sync';
import { type EntryCosts, entryCosts, type Measured } from './entry-costs.ts';
import { fillFromOthers, type OthersFill } from './fill-from-others.ts';
import { fillerText } from './filler.ts';

/** What a desktop holds of a circle: the hash of its views, its entries, and what its AI remembers. */
export type Holdings = { readonly viewsHash: string; readonly entries: number; readonly memoryHash: string };

/**
 * For hosts that measure (demo, bench) and tests. Nothing here is reachable from the UI; nothing here tells what people wrote.
 * All calls fail with `locked` before the keys are open, and with `circle-not-found`.
 */
export interface Inspection {
  holdings(circle: CircleId): Promise<Holdings>;
  /** How many entries are held: cheaper than `holdings`. */
  entries(circle: CircleId): number;
  links(circle: CircleId): Promise<readonly PeerStatistics[]>;
  /** Drops every view and makes it again from the ledger. */
  rebuild(): void;
  /** Posts `count` messages of about `sizeBytes` bytes each. */
  fill(circle: CircleId, count: number, sizeBytes: number): void;
  /** Lets invented devices join, and stores what each of them wrote. */
  fillFromOthers(circle: CircleId, options: OthersFill): Promise<void>;
  /** Writes and receives `count` messages, one by one, writes as many to a ledger alone in `folder`, and calls `beside` as often: what it is to be compared with. */
  entryCosts(circle: CircleId, measured: Measured): Promise<EntryCosts>;
  /** Leaves the network and comes back; resolves to the milliseconds until another device was there again, authenticated. */
  reconnect(circle: CircleId): Promise<number>;
  /** Puts words into a circle's vault that stand nowhere else, so that a search can tell whether Forget erased them. */
  plant(circle: CircleId, words: readonly string[]): void;
}

type Rooms = { readonly db: Database; readonly ledger: Ledger; readonly sync: Sync; readonly clock: Clock; readonly random: Random; readonly memory: Memory; readonly circles: Circles };

const FILLED_AT_ONCE = 50;
/** Long enough for the others to notice. */
const AWAY_MS = 1500;

const comeBack = ({ sync, circles, clock }: Rooms, circle: CircleId): Promise<number> =>
  new Promise((resolve) => {
    circles.setOnline(circle, false);
    clock.after(AWAY_MS, () => {
      const startedAt = performance.now();
      const off = sync.on((event) => {
        if (event.type !== 'presence' || event.circle !== circle || sync.peers(circle).length === 0) return;
        off();
        resolve(performance.now() - startedAt);
      });
      circles.setOnline(circle, true);
    });
  });

export const inspectionOf = (rooms: Rooms): Inspection => {
  const { ledger, sync, memory } = rooms;
  return {
    holdings: async (circle) => {
      await memory.settled();
      const held = ledger.circle(circle);
      return { viewsHash: held.viewsHash(), entries: held.entryCount(), memoryHash: memory.hash(circle) };
    },
    entries: (circle) => ledger.circle(circle).entryCount(),
    links: (circle) => sync.statistics(circle),
    rebuild: () => ledger.rebuild(),
    fill: (circle, count, sizeBytes) => {
      const held = ledger.circle(circle);
      // Many to a commit: what is measured comes after.
      const some = rooms.db.transaction((from: number, to: number) => {
        for (let at = from; at < to; at += 1) held.append({ kind: 'message.post', body: { text: fillerText(at, sizeBytes) } });
      });
      for (let from = 0; from < count; from += FILLED_AT_ONCE) some(from, Math.min(count, from + FILLED_AT_ONCE));
    },
    fillFromOthers: (circle, options) => fillFromOthers(ledger.circle(circle), options, rooms),
    entryCosts: (circle, measured) => entryCosts(ledger.circle(circle), measured, rooms),
    reconnect: (circle) => comeBack(rooms, circle),
    plant: (circle, words) => {
      for (const word of words) memory.vaultOf(circle).placeholderFor('SECRET', word);
    },
  };
};
