import { addDays, type Day } from './days.ts';

export type Streak = { readonly current: number; readonly longest: number };

/**
 * Days in a row. `current` ends today, or yesterday while today is still open; pure: today is handed in.
 * @param counted days (`YYYY-MM-DD`) on which the person's check-in counts
 */
export const streakOf = (counted: ReadonlySet<Day>, today: Day): Streak => {
  const days = [...counted].filter((day) => day <= today).toSorted();
  let longest = 0;
  let run = 0;
  let before: Day | undefined;
  for (const day of days) {
    run = before !== undefined && addDays(before, 1) === day ? run + 1 : 1;
    longest = Math.max(longest, run);
    before = day;
  }
  const isAlive = before !== undefined && (before === today || before === addDays(today, -1));
  return { current: isAlive ? run : 0, longest };
};

export type SignerDays = { readonly since: Day; readonly counted: ReadonlySet<Day> };

/** Days in a row on which the check-in of everybody who had signed by then counts. Who signs later breaks nothing. */
export const groupStreakOf = (signers: readonly SignerDays[], today: Day): number => {
  const candidates = new Set(signers.flatMap(({ counted }) => [...counted]));
  const shared = [...candidates].filter((day) => {
    const bound = signers.filter(({ since }) => since <= day);
    return bound.length > 0 && bound.every(({ counted }) => counted.has(day));
  });
  return streakOf(new Set(shared), today).current;
};
