/** How far ahead another clock may be before we say so. */
const TOLERANCE_MS = 10 * 60_000;

/**
 * What to show of an author's clock. Views hold what everybody agrees on (`Op.sentAt`); that an entry claims to come from the reader's own
 * future only the reader can tell, at the moment of showing it. `now`: the reader's clock, ms.
 */
export const clampForDisplay = (
  said: { readonly sentAt: number; readonly clockWrong: boolean },
  now: number,
): { readonly sentAt: number; readonly clockWrong: boolean } => (said.sentAt > now + TOLERANCE_MS ? { sentAt: now, clockWrong: true } : { sentAt: said.sentAt, clockWrong: said.clockWrong });
