import type { TFunction } from 'i18next';

const DAY_MS = 86_400_000;
const cache = new Map<string, Intl.DateTimeFormat>();

const format = (language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${language} ${JSON.stringify(options)}`;
  const found = cache.get(key) ?? new Intl.DateTimeFormat(language, options);
  cache.set(key, found);
  return found;
};

const dayStart = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** Whether two moments (ms since epoch) fall on one day here. */
export const isSameDay = (a: number, b: number): boolean => dayStart(a) === dayStart(b);

/** `14:05`. */
export const clockTime = (at: number, language: string): string => format(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

/** `22 November 2026, 14:05`. */
export const fullTime = (at: number, language: string): string => format(language, { dateStyle: 'long', timeStyle: 'short' }).format(at);

/** `2026-11-22`, for texts that leave the app. */
export const isoDay = (at: number): string => {
  const date = new Date(at);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
};

type Words = { readonly t: TFunction; readonly language: string; readonly now: number };

/** `Today`, `Yesterday`, `Friday, 13 November`, with the year when it is another. */
export const dayWords = (at: number, { t, language, now }: Words): string => {
  const days = Math.round((dayStart(now) - dayStart(at)) / DAY_MS);
  if (days === 0) return t('chat.today');
  if (days === 1) return t('chat.yesterday');
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return format(language, { weekday: 'long', day: 'numeric', month: 'long', ...(!sameYear && { year: 'numeric' }) }).format(at);
};

/** Short, for lists: the time today, else the day. */
export const shortTime = (at: number, { t, language, now }: Words): string => {
  const days = Math.round((dayStart(now) - dayStart(at)) / DAY_MS);
  if (days === 0) return clockTime(at, language);
  if (days === 1) return t('chat.yesterday');
  if (days > 1 && days < 7) return format(language, { weekday: 'short' }).format(at);
  return format(language, { year: '2-digit', month: 'numeric', day: 'numeric' }).format(at);
};

/** `3 minutes ago`, for when someone was last seen. */
export const agoWords = (at: number, now: number, language: string): string => {
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const minutes = Math.round((at - now) / 60_000);
  if (minutes > -60) return relative.format(Math.min(minutes, 0), 'minute');
  if (minutes > -48 * 60) return relative.format(Math.round(minutes / 60), 'hour');
  return relative.format(Math.round(minutes / 1440), 'day');
};

/** `5 min`, `3 hr`, `6 days`: what is left, rounded up, at least a minute. */
export const remainingWords = (ms: number, language: string): string => {
  const minutes = Math.max(1, Math.ceil(ms / 60_000));
  const [value, unit] = minutes < 60 ? [minutes, 'minute'] : minutes <= 48 * 60 ? [Math.ceil(minutes / 60), 'hour'] : [Math.ceil(minutes / 1440), 'day'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
};

/** Seconds with one decimal below ten, as a number in words of the language. */
export const secondsWords = (ms: number, language: string): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: ms < 10_000 ? 1 : 0 }).format(ms / 1000);

/** `2 min`, `1 hr`: how long something still takes. */
export const durationWords = (seconds: number, language: string): string => {
  const [value, unit] = seconds < 90 ? [Math.ceil(seconds), 'second'] : seconds < 5400 ? [Math.round(seconds / 60), 'minute'] : [Math.round(seconds / 3600), 'hour'];
  return new Intl.NumberFormat(language, { style: 'unit', unit: String(unit), unitDisplay: 'short' }).format(Number(value));
};
