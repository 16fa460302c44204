/** `YYYY-MM-DD`. */
export type Day = string;

export type LocalTime = { readonly day: Day; readonly minuteOfDay: number; readonly weekday: number };

const MS_PER_DAY = 86_400_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

const makeFormatter = (timeZone: string): Intl.DateTimeFormat => {
  const shape = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  try {
    return new Intl.DateTimeFormat('en-CA', { ...shape, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-CA', { ...shape, timeZone: 'UTC' });
  }
};

const formatterOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = makeFormatter(timeZone);
  if (formatters.size < 600) formatters.set(timeZone, made);
  return made;
};

export const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
};

const utcOf = (day: Day): number => {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return Date.UTC(year, month - 1, date);
};

/** The wall clock of a time zone (IANA name; an unknown one reads as UTC) at a moment (ms since the epoch). Weekday 0 is Sunday. */
export const localTime = (atMs: number, timeZone: string): LocalTime => {
  const parts = new Map(formatterOf(timeZone).formatToParts(atMs).map(({ type, value }) => [type, value]));
  const day = `${(parts.get('year') ?? '').padStart(4, '0')}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`;
  return {
    day,
    minuteOfDay: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
    weekday: new Date(utcOf(day)).getUTCDay(),
  };
};

export const dayOf = (atMs: number, timeZone: string): Day => localTime(atMs, timeZone).day;

/** Counts calendar days, not hours: a day that clocks shorten or lengthen is still one day. */
export const addDays = (day: Day, days: number): Day => new Date(utcOf(day) + days * MS_PER_DAY).toISOString().slice(0, 10);

export const daysBetween = (from: Day, to: Day): number => Math.round((utcOf(to) - utcOf(from)) / MS_PER_DAY);
