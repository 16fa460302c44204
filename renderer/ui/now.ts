import { Observable, useObservable } from './observable.ts';

const STEP_MS = 30_000;
const now = new Observable(Date.now());
setInterval(() => now.set(Date.now()), STEP_MS);

/** The time (ms since epoch) to the half minute: enough for "3 minutes ago", and a new day shows by itself. */
export const useNow = (): number => useObservable(now);
