/** What an amount measures. Amounts of one dimension compare; `factor` leads to its base (minutes, metres, millilitres). */
export type Unit = { readonly dimension: string; readonly factor: number; readonly zh?: string; readonly en?: string };

/** Patterns, longest first where one begins with another. Chinese ones follow the number at once, English ones after at most two words. */
export const UNITS: readonly Unit[] = [
  { dimension: 'minutes', factor: 60, zh: '个?(?:小时|钟头|钟点)', en: 'hours?|hrs?|h' },
  { dimension: 'minutes', factor: 15, zh: '刻钟', en: 'quarters? of an hour' },
  { dimension: 'minutes', factor: 25, zh: '个?番茄(?:钟)?', en: 'pomodoros?|pomos?' },
  { dimension: 'minutes', factor: 1, zh: '分钟|分(?![之享])|min', en: "minutes?|mins?|min|m(?=\\b(?!\\s*(?:run|swim|swam|sprint)))" },
  { dimension: 'minutes', factor: 1 / 60, zh: '秒钟?', en: 'seconds?|secs?|s' },
  { dimension: 'metres', factor: 1000, zh: '公里|千米|km|k(?![a-z])', en: 'kilometers?|kilometres?|kms?|k|klicks?' },
  { dimension: 'metres', factor: 1609.344, zh: '英里|迈', en: 'miles?|mi' },
  { dimension: 'metres', factor: 500, zh: '华?里(?!面|头|程)路?', en: '' },
  { dimension: 'metres', factor: 1, zh: '米', en: 'meters?|metres?' },
  { dimension: 'metres', factor: 0.9144, en: 'yards?|yds?' },
  { dimension: 'laps', factor: 1, zh: '圈|个?来回', en: 'laps?|lengths?|rounds? of the (?:track|park)' },
  { dimension: 'steps', factor: 1, zh: '步', en: 'steps?' },
  { dimension: 'floors', factor: 1, zh: '层(?:楼)?', en: 'floors?|flights?(?: of stairs)?' },
  { dimension: 'pages', factor: 1, zh: '页', en: 'pages?|pgs?|pp' },
  { dimension: 'chapters', factor: 1, zh: '个?章节?|回', en: 'chapters?|chaps?' },
  { dimension: 'words', factor: 1, zh: '个?(?:[新生]|英语|英文|日语|法语|德语|托福|雅思|四级|六级|考研|gre|高频|核心)?(?:单词|生词|词汇|词语|词)', en: 'words?|vocab(?:ulary)?(?: words?| items?)?|flash ?cards?' },
  { dimension: 'characters', factor: 1, zh: '个?(?:汉字|字)', en: 'characters?|chars?|kanji|hanzi' },
  { dimension: 'lines', factor: 1, zh: '行|句(?:话|子)?|个?句子', en: 'lines?|sentences?' },
  { dimension: 'articles', factor: 1, zh: '篇', en: 'articles?|essays?|papers?|posts?|entry|entries|passages?' },
  { dimension: 'books', factor: 1, zh: '本', en: 'books?' },
  { dimension: 'problems', factor: 1, zh: '道(?:[^\\d,，]{0,4}题)?|个?(?:算法|数学)?题(?!目)', en: 'problems?|questions?|leetcodes?|puzzles?|katas?' },
  { dimension: 'lessons', factor: 1, zh: '节课?|课时|堂课?|课|个?单元|集', en: 'lessons?|lectures?|episodes?|units?|modules?|classes|class|videos?' },
  { dimension: 'sets', factor: 1, zh: '组', en: 'sets?|rounds?' },
  { dimension: 'glasses', factor: 1, zh: '杯|大杯', en: 'glass(?:es)?|cups?' },
  { dimension: 'bottles', factor: 1, zh: '瓶', en: 'bottles?' },
  { dimension: 'millilitres', factor: 1000, zh: '公?升', en: 'lit(?:er|re)s?|l' },
  { dimension: 'millilitres', factor: 1, zh: '毫升|ml', en: 'ml|millilit(?:er|re)s?' },
  { dimension: 'millilitres', factor: 29.5735, en: 'oz|ounces?|fl oz' },
  { dimension: 'kilocalories', factor: 1, zh: '大卡|千卡|卡路里|卡', en: 'k?cals?|calories?|kilocalories' },
  { dimension: 'songs', factor: 1, zh: '首|支曲子', en: 'songs?|poems?|tunes?|pieces?' },
  { dimension: 'money', factor: 1, zh: '元|块钱?', en: 'dollars?|bucks?|yuan|rmb|euros?|pounds?' },
  { dimension: 'meals', factor: 1, zh: '顿|餐', en: 'meals?' },
  { dimension: 'pictures', factor: 1, zh: '张|幅', en: 'pictures?|photos?|drawings?|sketch(?:es)?|paintings?' },
  { dimension: 'pieces', factor: 1, zh: '份|颗|片|粒|根', en: 'servings?|portions?|pills?|tablets?' },
  { dimension: 'count', factor: 1, zh: '个|下|次|遍|趟|局|盘|段|件|封|条|拍', en: 'reps?|times?|repetitions?|skips?|jumps?|push[- ]?ups?|press[- ]?ups?|sit[- ]?ups?|pull[- ]?ups?|chin[- ]?ups?|squats?|burpees?|crunch(?:es)?|lunges?|jumping jacks?|games?|sessions?' },
];

/** Chinese names of movements stand right after a number too (30俯卧撑). */
const ZH_MOVEMENTS = '俯卧撑|仰卧起坐|深蹲|引体向上|波比跳|波比|卷腹|开合跳|弓步蹲|高抬腿|跳绳';

const sources = (language: 'zh' | 'en'): string => UNITS.flatMap((unit) => (unit[language] ? [unit[language]] : [])).join('|');
/** Sources of patterns that match any unit. */
export const ZH_UNIT = `(?:${sources('zh')}|${ZH_MOVEMENTS})`;
export const EN_UNIT = `(?:${sources('en')})(?![a-z])`;

const SHAPES = UNITS.map((unit) => ({ unit, shape: new RegExp(`^(?:${[unit.zh, unit.en].filter((source) => source).join('|')})$`) }));
const known = new Map<string, Unit>();

/** The unit that a matched name means; movements and counted things that no list knows count one by one. */
export const unitOf = (name: string, value: number): Unit => {
  if (name === 'm' && value >= 100) return { dimension: 'metres', factor: 1 };
  const seen = known.get(name);
  if (seen !== undefined) return seen;
  const found = SHAPES.find(({ shape }) => shape.test(name))?.unit ?? { dimension: 'count', factor: 1 };
  if (known.size < 2000) known.set(name, found);
  return found;
};
