import type { Ledger } from '#ledger';
import type { Clock, Log } from '#platform';

const EVERY_MS = 5_000;

/** Lets the ledger do what time asks of it, now and from now on: drop what has expired, hand keys on, begin new epochs. Returns how to stop it. */
export const keepTidy = (ledger: Ledger, { clock, log }: { readonly clock: Clock; readonly log: Log }): (() => void) => {
  const tidy = (): void => {
    try {
      ledger.tidy();
    } catch (error) {
      // A full disk, most likely: nothing was half done, and it is tried again.
      log.warn('tidy-failed', { kind: error instanceof Error ? error.name : 'unknown' });
    }
  };
  // What disappeared while the app was closed is not shown again.
  tidy();
  return clock.every(EVERY_MS, tidy);
};
