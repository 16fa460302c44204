import type { CircleId, EntryId } from '#contract';
import { type Database, isDamaged, machineFailure } from '#platform';
import { indexWaiting } from './search-index.ts';

type Listener = (circle: CircleId, ids: readonly EntryId[]) => void;

const BATCH = 100;
/** Long enough for a burst to be one commit, and for the one who wrote to be answered first. */
const AFTER_MS = 250;
const BETWEEN_MS = 15;
const LATER_MS = 30_000;
/** More than this at once is a history that arrives: it is stored first, indexed once it has come to rest. */
const HISTORY = 100;
const AT_REST_MS = 1_500;

/** Indexes what waits, beside everything else, a batch at a time. @returns how to stop */
export const keepIndexed = (db: Database, listeners: Set<Listener>): (() => void) => {
  let timer: NodeJS.Timeout | undefined;
  const schedule = (delayMs: number): void => {
    timer = setTimeout(work, delayMs);
    timer.unref();
  };
  const work = (): void => {
    timer = undefined;
    try {
      if (indexWaiting(db, BATCH) === BATCH) schedule(BETWEEN_MS);
    } catch (error) {
      // What waits is still marked: it is indexed once there is room, or the database is repaired.
      if (!machineFailure(error) && !isDamaged(error)) throw error;
      schedule(LATER_MS);
    }
  };
  const changed: Listener = (_circle, ids) => {
    if (ids.length > HISTORY) {
      clearTimeout(timer);
      schedule(AT_REST_MS);
    } else if (timer === undefined) schedule(AFTER_MS);
  };
  listeners.add(changed);
  schedule(AFTER_MS);
  return () => {
    clearTimeout(timer);
    listeners.delete(changed);
  };
};
