const DAY_MS = 86_400_000;

/** @param today `YYYY-MM-DD`. @returns that many weeks of days, Monday first, the last one holding `today`. */
export const lastWeeks = (today: string, weeks: number): readonly (readonly string[])[] => {
  const at = Date.parse(`${today}T00:00:00Z`);
  const weekday = (new Date(at).getUTCDay() + 6) % 7;
  const first = at - (weekday + (weeks - 1) * 7) * DAY_MS;
  return Array.from({ length: weeks }, (_week, week) => Array.from({ length: 7 }, (_day, day) => new Date(first + (week * 7 + day) * DAY_MS).toISOString().slice(0, 10)));
};
