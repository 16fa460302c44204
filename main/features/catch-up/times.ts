/** Times as values, so that 九点半, 9:30 and "half past nine" are one time, and 周日 and Sunday one day. */

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};
const WORDS_EN = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const DAYS_EN = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const DAYS_ZH: Readonly<Record<string, number>> = { 日: 0, 天: 0, 末: 6, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6 };
const MONTHS_EN = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NEAR_DAYS: readonly (readonly [string, RegExp])[] = [
  ['today', /今天|今晚|今早|\b(?:today|tonight)\b/u],
  ['tomorrow', /(?<!大|后)明天|明晚|明早|\btomorrow\b/u],
  ['day-after', /后天/u],
  ['weekend', /周末|\bweekend\b/u],
  ['next-week', /下(?:个)?(?:周|星期)(?![一二三四五六日天])|\bnext week\b/u],
  ['next-month', /下个?月|\bnext month\b/u],
  ['noon', /中午|\bnoon\b/u],
  ['midnight', /半夜|\bmidnight\b/u],
];

/** 十二 → 12, 二十五 → 25, "7" → 7, "seven" → 7. */
const numberOf = (text: string): number => {
  if (/^\d+$/.test(text)) return Number(text);
  const english = WORDS_EN.indexOf(text);
  if (english >= 0) return english;
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const ten = text.includes('十') ? (tens === '' ? 10 : (DIGITS[tens ?? ''] ?? 0) * 10) : 0;
  return ten + (ones === undefined || ones === '' ? 0 : (DIGITS[ones] ?? 0));
};

const clock = (hour: number, minute: number): string => `${hour % 12}:${String(minute).padStart(2, '0')}`;

const NUMERAL = '\\d{1,2}|[零一二两三四五六七八九十]{1,3}';
const CLOCK_ZH = new RegExp(`(${NUMERAL})点(?:(半)|(一)刻|(三)刻|(${NUMERAL})分?)?`, 'gu');
const CLOCK_DIGITS = /\b([01]?\d|2[0-3])[:：.]([0-5]\d)\b(?!\s?(?:%|km|元|块))/gu;
const CLOCK_EN =
  /\b(?:(half past|quarter past|quarter to) )?([01]?\d|2[0-3]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s?(am|pm|a\.m|p\.m|o'?clock)\b/gu;
const CLOCK_BARE =
  /\b(?:at|by|until|till|start at|from|half past|around) (\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?![:.]\d|\s?(?:am|pm|people|euros?|dollars?|%|kids|min))/gu;
const DATE_ZH = /(?:(\d{1,2}|[一二三四五六七八九十]{1,2})月)?(\d{1,2}|[一二三四五六七八九十]{1,3})[号日](?!线|楼|院|店)/gu;
const DATE_EN =
  /\b(?:(?:the )?(\d{1,2})(?:st|nd|rd|th)(?: of)?(?: (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)?|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (\d{1,2})(?:st|nd|rd|th)?)\b/gu;
const WEEKDAY_ZH = /(?:周|星期|礼拜)([一二三四五六日天])/gu;
const WEEKDAY_EN = /\b(sun|mon|tue|wed|thu|fri|sat)(?:s|nes|rs|ur)?(?:days?)?\b/gu;

const clocksIn = (text: string): string[] => [
  ...[...text.matchAll(CLOCK_ZH)].map(([, hour = '', half, first, third, minute]) =>
    clock(numberOf(hour), half ? 30 : first ? 15 : third ? 45 : minute ? numberOf(minute) : 0),
  ),
  ...[...text.matchAll(CLOCK_DIGITS)].map(([, hour = '', minute = '']) => clock(Number(hour), Number(minute))),
  ...[...text.matchAll(CLOCK_EN)].map(([, part, hour = '']) =>
    clock(numberOf(hour), part === 'half past' ? 30 : part === undefined ? 0 : 15),
  ),
  ...[...text.matchAll(CLOCK_BARE)].map(([whole, hour = '']) => clock(numberOf(hour), whole.startsWith('half') ? 30 : 0)),
];

const datesIn = (text: string): string[] => [
  ...[...text.matchAll(DATE_ZH)].map(([, , day = '']) => `day ${numberOf(day)}`),
  ...[...text.matchAll(DATE_EN)].map(([, day, , , other]) => `day ${Number(day ?? other)}`),
];

const monthsIn = (text: string): string[] => [
  ...[...text.matchAll(DATE_ZH)].flatMap(([, month]) => (month === undefined ? [] : [`month ${numberOf(month)}`])),
  ...[...text.matchAll(DATE_EN)].flatMap(([, , one, two]) =>
    (one ?? two) === undefined ? [] : [`month ${MONTHS_EN.indexOf(one ?? two ?? '') + 1}`],
  ),
];

/** The days and hours that a text names, as values without language, am or pm: `weekday 0`, `9:30`, `day 21`, `tomorrow`. */
export const timesOf = (text: string): string[] => {
  const plain = text.normalize('NFKC').toLowerCase();
  return [
    ...[...plain.matchAll(WEEKDAY_ZH)].map(([, day = '']) => `weekday ${DAYS_ZH[day]}`),
    ...[...plain.matchAll(WEEKDAY_EN)].map(([, day = '']) => `weekday ${DAYS_EN.indexOf(day)}`),
    ...clocksIn(plain),
    ...datesIn(plain),
    ...monthsIn(plain),
    ...NEAR_DAYS.flatMap(([name, pattern]) => (pattern.test(plain) ? [name] : [])),
  ];
};
