/**
 * Whether less than `ms` have passed from `since` to `now`, both by the machine's clock (milliseconds since the epoch). A clock that was set back
 * counts as time that passed: what waits would wait for as long as it was set back, else.
 */
export const isWithin = (ms: number, { since, now }: { readonly since: number; readonly now: number }): boolean => Math.abs(now - since) < ms;
