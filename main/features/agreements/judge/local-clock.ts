const MINUTES_PER_HALF_DAY = 720;

/**
 * "10:40" for a rule about 23:00 is 22:40; "1点" is then one hour after midnight. A time that says morning or evening stays as it is,
 * but small hours belong to the night before when the rule is about the evening.
 */
export const localClock = (minute: number, rule: { readonly near: number; readonly isVague: boolean }): number => {
  const shifts = rule.isVague ? [0, MINUTES_PER_HALF_DAY, 2 * MINUTES_PER_HALF_DAY] : [0, 2 * MINUTES_PER_HALF_DAY];
  const candidates = shifts.map((shift) => minute + shift).filter((value) => value < 30 * 60);
  return candidates.reduce((best, value) => (Math.abs(value - rule.near) < Math.abs(best - rule.near) ? value : best), minute);
};
