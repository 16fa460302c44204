/** What a text states that can be wrong: numbers, times, weekdays, links, names. The same reader serves the check and the ranking. */

const WEEKDAY_ZH = /(?:这|下|上|本)?(?:个)?(?:周|星期|礼拜)[一二三四五六日天末]/gu;
const DAY_ZH =
  /今天|今晚|今早|明天|明晚|明早|后天|大后天|昨天|前天|下周|(?:下|这|本)个?月|月底|月初|周末|国庆|春节|元旦|中秋|端午|五一|清明|除夕/gu;
const NUMERAL_ZH =
  /(?:\d+|[零〇一二两三四五六七八九十百千万半]+)(?:点(?:半|钟|[零一二三四五六七八九十]+分?|一刻|三刻|\d+分?)?|号(?!线)|日|月|块|元|毛|角|人|位|个(?:人|小时|月)|天|小时|分钟|公里|斤|公斤|瓶|张|间|桌|份|箱|本|页|章|岁|万|折|路|号线|楼|层|栋|室|刻)/gu;
const DAY_EN =
  /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\b|\b(?:today|tonight|tomorrow|yesterday|weekend|noon|midnight|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?(?= \d)|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|christmas|easter|thanksgiving|new year'?s?)\b/giu;
const NUMBER = /\d+(?:[.,:/-]\d+)*/gu;
const NUMBER_WORD_EN =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred|thousand|half past|quarter (?:past|to))\b/giu;
const CLOCK_EN =
  /\b(?:[01]?\d|2[0-3])(?::[0-5]\d)?\s?(?:am|pm|a\.m\.|p\.m\.|o'?clock)\b|\b(?:at|by|around|before|after|until|till|from) (?:[01]?\d|2[0-3])(?::[0-5]\d)?\b(?! (?:people|euros?|dollars?|kids|items))|\b(?:at|by|around|before|after|until) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight)\b|\b[0-2]?\d:[0-5]\d\b|\b(?:morning|afternoon|evening)\b/giu;
const CLOCK_ZH =
  /(?:\d{1,2}|[一二两三四五六七八九十]+)点(?:半|钟|[一二三四五]?十?[一二三四五六七八九]?分|一刻|三刻|\d{1,2}分?)?|早上|上午|中午|下午|傍晚|晚上|凌晨/gu;
const DATE = /\d+\s?[月号日](?!线)|\d{1,2}\/\d{1,2}|\b\d{1,2}(?:st|nd|rd|th)\b/gu;
const LINK = /https?:\/\/\S+|\bwww\.\S+|\[(?:URL|网址)_?\d+\]/giu;
const PLACEHOLDER = /\[[\p{L}]+_?\d+\]/gu;
const MONEY =
  /(?:[¥￥$€£]\s?\d+(?:[.,]\d+)*)|\d+(?:[.,]\d+)*\s?(?:元|块|万|rmb|usd|eur|euros?|dollars?|bucks|pounds|quid|yuan|k\b)|[一二两三四五六七八九十百千万]+(?:块|元)|人均|免费|\bfree\b/giu;
const PLACE_ZH =
  /(?:在|到|去|地点[是:：]?|地址[是:：]?|集合[点于]?|见面?|门口|店|馆|公园|广场|地铁|车站|机场|酒店|餐厅|医院|学校|大学|图书馆|咖啡|商场|路|街|号|楼|区|站|山|湖|海边|老地方|家里?)/gu;
const PLACE_EN =
  /\b(?:at (?:the|my|our|your|[A-Z]\w+)|in (?:the|front|[A-Z]\w+)|(?:street|st\.|road|avenue|ave|station|park|cafe|café|restaurant|hotel|airport|library|office|museum|hall|gate|beach|mall|square|house|place|pub|bar|gym|platform|room|downtown|campus|theat(?:er|re)|cinema|address|trailhead|parking|entrance|lobby|corner))\b/gu;

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[0]);

/** Normal form for comparing: width, case, spaces. */
export const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');

/** Every number, time, day and link of a text, in normal form: what must also stand in the cited messages. */
export const statedFacts = (text: string): string[] => {
  const normal = plain(text);
  return [NUMBER, NUMERAL_ZH, WEEKDAY_ZH, DAY_ZH, DAY_EN, NUMBER_WORD_EN, LINK, PLACEHOLDER].flatMap((pattern) =>
    all(normal, pattern).map((fact) => fact.toLowerCase()),
  );
};

export type FactKinds = {
  readonly time: boolean;
  readonly place: boolean;
  readonly money: boolean;
  readonly number: boolean;
  readonly link: boolean;
};

const has = (text: string, ...patterns: readonly RegExp[]): boolean => patterns.some((pattern) => all(text, pattern).length > 0);

/** Which kinds of fact a text holds. */
export const factKindsOf = (text: string): FactKinds => {
  const normal = text.normalize('NFKC');
  return {
    time: has(normal, WEEKDAY_ZH, DAY_ZH, DAY_EN, CLOCK_EN, CLOCK_ZH) || has(normal, DATE),
    place: has(normal, PLACE_ZH, PLACE_EN),
    money: has(normal, MONEY),
    number: has(
      [CLOCK_ZH, DATE, CLOCK_EN].reduce((left, pattern) => left.replace(pattern, ' '), normal),
      NUMBER,
      NUMERAL_ZH,
      NUMBER_WORD_EN,
    ),
    link: has(normal, LINK) || /\[(?:PHONE|EMAIL|电话|邮箱|ADDRESS|地址)_?\d+\]/u.test(normal),
  };
};

/** Capitalised words inside an English sentence and @mentions: names and places that a wording must not invent. */
const namesIn = (text: string): string[] => [
  ...[...text.matchAll(/(?<=[a-z,;:]\s)[A-Z][a-z]{2,}/gu)].map((match) => match[0]),
  ...[...text.matchAll(/@([\p{L}\p{N}_]+)/gu)].map((match) => match[1] ?? ''),
];

/**
 * Whether every number, time, day, link and name of `text` stands in one of `sources` (message texts with their authors).
 * This is what makes a point's citations true, whoever worded it.
 */
export const isHeldBy = (text: string, sources: readonly string[]): boolean => {
  const held = plain(sources.join('\n'));
  const tight = held.replace(/\s/g, '');
  return [...statedFacts(text), ...namesIn(text).map(plain)].every(
    (fact) => held.includes(fact) || tight.includes(fact.replace(/\s/g, '')),
  );
};

/** The words of a text that name a time, as written. */
export const timeWordsOf = (text: string): string[] =>
  [WEEKDAY_ZH, DAY_ZH, DAY_EN, CLOCK_EN, CLOCK_ZH, DATE].flatMap((pattern) => all(text.normalize('NFKC').toLowerCase(), pattern));
