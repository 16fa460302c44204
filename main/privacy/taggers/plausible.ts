import type { TaggedSpan } from '#tagger-worker';
import { PLACES } from '../addresses/chinese-places.ts';
import { isEverybodys, isPrivateHere } from '../names/chinese-names.ts';
import { DOUBLE_SURNAMES, GIVEN, NOT_NAMES, SURNAMES, TITLES } from '../names/chinese-surnames.ts';
import { WORDS_LIKE_NAMES } from '../names/chinese-words.ts';
import { EVERYDAY_THINGS } from '../names/everyday-things.ts';
import { KNOWN_CHINESE } from '../names/known-chinese.ts';
import { isForeignSound, PUBLIC_CHINESE } from '../names/public-chinese.ts';
import type { Span } from '../rules/rule.ts';
import { withoutLooseEnds } from './address-edges.ts';
import { latinNameOf } from './latin-names.ts';
import { withoutLowerEdges, type Words } from './lower-edges.ts';
import { ALONE, BORNE_OUT } from './scores.ts';
import { hasHan } from '../text/has-han.ts';

/** How sure taggers must be, chosen on development sets. One that sees less than a fifth of something counts as 0. */
const CHINESE = {
  /** LAC by itself, and where our own sees a name too, both together. */
  alone: 0.6,
  agreed: 1,
  /** LAC of a surname and characters of given names, which bear it out. */
  inLexicon: 0.2,
  /** Our own by itself, where the name is made like one. */
  ours: 0.95,
  /** Both of a dictionary's word, such as 安静 and 金星, on average; and of 小六, which is also a year at school. */
  ofWord: 0.88,
  /** What both together, on average, underline. */
  borneOut: 0.7,
} as const;
const ADDRESS = {
  /** Our own, where another sees an address too, and by itself: in Chinese also where no digit is, as in 村东头第二家. */
  agreed: 0.7,
  ours: 0.95,
  chinese: 0.85,
  /** LAC by itself. */
  lac: 0.9,
  /** How sure our own must be of what is underlined, and LAC or Rampart with it. */
  borneOut: 0.9,
  /** Rampart by itself, where there is no capital letter. */
  lowerCase: 0.97,
} as const;

const LONGEST_HAN_NAME = 4;

/** Characters of goods and of groups: 夏促, 许愿瓶 and 小虎队 end in no given name; 黄队 is a captain. */
const GOODS = /[促瓶药车店书卡券票机器品装杯盒茶酒饭菜汤糖腐油酱]$|^.{2,}[队团]$/;

/** 大伯, 三婶, 阿嬷, 孙仔, 姆妈: who somebody is to the writer, and no name. */
const KIN_ALONE =
  /^(?:[大二三四五六七八九小老幺阿满姑表堂]{0,2}(?:伯|叔|婶|姑|姨|舅|嫂|嬷|嫲|嬢|孃|姥|爷|奶|婆|公|爹|妈|娘|丈|姐夫|妹夫)(?:[爷奶娘婆公妈爹父母]|子|儿)?|[姆契干后亲继岳丈祖曾][爷妈娘爹母父婆公孙]|[孙侄外曾玄重][仔子儿孙娃女辈甥]儿?|老[豆窦细母爸娘公婆婆]|囡囡|囝囝|童[男女]|[伯叔]仔|阿[佳妈爸爹娘嬤公婆])$/;

/** 墨绿, 藏青; 白宝马 is a car and its colour. */
const SHADE = /^[墨草军翠橄湖宝藏米奶深浅暗酒枣玫烟铁][绿蓝青白黄灰红紫黑粉]$/;
const COLOURED = /^[白黑红蓝灰银黄绿紫粉]/;
const isColoured = (name: string): boolean => SHADE.test(name) || (COLOURED.test(name) && name.length > 2 && (KNOWN_CHINESE.has(name.slice(1)) || EVERYDAY_THINGS.has(name.slice(1)) || PUBLIC_CHINESE.has(name.slice(1))));

const ALL_TITLES: ReadonlySet<string> = new Set(TITLES);
const LEADS = TITLES.filter((title) => title.length > 1);
const ALL_PLACES: ReadonlySet<string> = new Set(PLACES);
/** 俞师傅: a dictionary that has it from a novel means nobody in particular. */
const isTitled = (name: string): boolean => SURNAMES.has(name[0] ?? '') && ALL_TITLES.has(name.slice(1));

/** “我姓陆”: the one place where a single character is a name. */
const SURNAME_SAID = '姓';

/** In a dictionary, or written by its sound as names of the news are; or a piece of such a word. */
const isKnownWord = (text: string, { start, end }: Words): boolean => {
  if (isPrivateHere(text, start, end) || isTitled(text.slice(start, end))) return false;
  for (let left = 0; left <= 2; left++) {
    for (let right = 0; right <= 2; right++) {
      const word = text.slice(start - left, end + right).replace('·', '');
      if (left <= start && word.length >= 3 && (KNOWN_CHINESE.has(word) || PUBLIC_CHINESE.has(word))) return true;
    }
  }
  return isForeignSound(text.slice(start, end));
};

/** 阿May, Kevin总. */
const LATIN_IN_HAN = /^(?:[小老阿][A-Z][A-Za-z]*|[A-Z][a-z]+(?:总|哥|姐|老师|医生|经理|教练))$/;

const isChineseName = (text: string, { start, end }: Words): boolean => {
  const name = text.slice(start, end);
  if (name.length === 1) return text[start - 1] === SURNAME_SAID;
  if (ALL_PLACES.has(name) || ALL_TITLES.has(name) || KIN_ALONE.test(name) || isColoured(name) || isKnownWord(text, { start, end })) return false;
  if (isEverybodys(text, start, end) || NOT_NAMES.has(name.slice(0, 2)) || /^(?:张三|李四|王五)/.test(name) || GOODS.test(name)) return false;
  if (/^小[红黄蓝绿白黑]$/.test(name) && /[书车花旗卡帽点鸭鱼狗猫伞鞋裙本票]/.test(text[end] ?? '')) return false;
  return name.includes('·') || LATIN_IN_HAN.test(name) || (name.length >= 2 && name.length <= LONGEST_HAN_NAME);
};

/** A surname and characters that given names are made of. */
const isInChineseLexicon = (name: string): boolean => {
  const length = DOUBLE_SURNAMES.includes(name.slice(0, 2)) ? 2 : SURNAMES.has(name[0] ?? '') ? 1 : 0;
  const given = name.slice(length);
  return length > 0 && given.length === 2 && Array.from(given).every((character) => GIVEN.has(character));
};

const MARKED = /^[小老阿]\p{Script=Han}$/u;

/** A surname with one or two characters of given names, or such characters alone. */
const isMadeLikeAName = (name: string): boolean => isInChineseLexicon(name) || isTitled(name) || LATIN_IN_HAN.test(name) || MARKED.test(name) || (name.length === 2 && Array.from(name).every((character) => GIVEN.has(character)));

/** How sure LAC, Rampart and our own are of a find. */
type Sure = { readonly lac: number; readonly rampart: number; readonly own: number };
const sureOf = ({ by }: TaggedSpan): Sure => ({ lac: by['lac-small'] ?? 0, rampart: by['rampart'] ?? 0, own: by['own'] ?? 0 });

/** What is more often something else: a word of the dictionary, a thing of every day, a year at school. */
const isRatherAWord = (name: string): boolean => WORDS_LIKE_NAMES.has(name) || EVERYDAY_THINGS.has(name) || /^[小大][一二三四五六]$/.test(name);

const isSureOfChinese = ({ lac, own }: Sure, name: string): boolean =>
  isRatherAWord(name)
    ? (lac + own) / 2 >= CHINESE.ofWord
    : (lac > 0 && own > 0 && lac + own >= CHINESE.agreed) || lac >= (isInChineseLexicon(name) ? CHINESE.inLexicon : CHINESE.alone) || (own >= CHINESE.ours && isMadeLikeAName(name));

/** What stands before a name, as one word, and is none of it: 司机裘 of 司机裘师傅, 师母姓甄. */
const withoutLead = (text: string, { start, end }: Words): Words => {
  const name = text.slice(start, end);
  const said = name.lastIndexOf(SURNAME_SAID);
  if (said >= 0 && said < name.length - 1) return { start: start + said + 1, end };
  const lead = LEADS.find((title) => name.startsWith(title) && SURNAMES.has(name[title.length] ?? ''));
  return { start: start + (lead?.length ?? 0), end };
};

const chineseNameOf = (text: string, found: TaggedSpan): Span | undefined => {
  const { start, end } = withoutLead(text, found);
  const name = text.slice(start, end);
  const sure = sureOf(found);
  if (!isSureOfChinese(sure, name) || !isChineseName(text, { start, end })) return undefined;
  const isBorneOut = (sure.lac + sure.own) / 2 >= CHINESE.borneOut || isInChineseLexicon(name);
  return { start, end, kind: 'PERSON', score: isBorneOut ? BORNE_OUT : ALONE, by: 'tagger' };
};

/** 27寸4K, 1150: a measure, and no door. */
const MEASURE = /^\d+(?:\.\d+)?\s?(?:寸|[Kk](?![a-z])|克|斤|元|块|米|度|岁|分|折|毫升|公里|小时)/;

/** What an address has beside a number: a hash, a score, a day have none of it. */
const CHINESE_PLACE = /(?:[路街道巷弄苑园村里城府湾庭区镇乡组院楼厦][^\d]{0,8}\d|\d[^\d]?(?:[栋幢座室弄]|号楼|单元))/;
const ENGLISH_PLACE =
  /\b(?:street|st|avenue|ave|road|rd|drive|dr|lane|ln|blvd|boulevard|court|ct|way|place|pl|square|sq|highway|hwy|terrace|close|crescent|alley|apartment|apt|suite|ste|unit|flat|po box|hill|grove|row|gardens|rue|via|calle|rua|plaza|mews|yard|walk)\b|stra(?:ss|ß)e\b/i;

/** What is found in a hall or on a square, not at an address: 二楼15号窗口, 北门大巴1号车. */
const IN_A_HALL = /窗口|柜台|诊室|车厢|登机口|检票口|展位|座位|展馆|\d号(?:车(?!库)|桌|台|线|馆|厅|球|选手|机位|泳道|航站楼|站台|闸机|电梯|楼梯|船|车位)/;
const ROUND_A_HALL = 8;

/** “double double x3”, “at the trampoline place, 2-4”: how often and from when to when, and no door. */
const HOW_OFTEN_OR_WHEN = /(?<![\w-])(?:x\d{1,2}|\d{1,2}x|\d{1,2}-\d{1,2}(?=$))(?![\w-])/gi;

/** What is counted or measured and leads to no door: “9.99”, “1,612 mi”, “35 hr”, “£1,250”, “4am”, “2nd 38.8”. */
const NO_DOOR =
  /[£$€]\s?\d[\d.,]*|\d{1,2}:\d\d|(?<![\d.])\d+(?:[.,]\d+)+(?![\d/])|\b\d+\s?(?:[ap]m|mi|miles?|km|kg|lbs?|oz|hrs?|hours?|mins?|minutes?|days?|weeks?|months?|years?|bucks|quid|people|points?|pts|goals?|beds?|%)(?![\w-])|\b(?:points?|max|min|score)\s\d+/gi;
/** “Q1 9-11, Q2 20-19”. */
const SCORES = /(?:\b\d{1,3}-\d{1,3}\b.*){2}/;

/** “14, Line 3”, “2741R S. Throop”; “14 heifers BVD” is none. */
const NUMBER_AND_NAME = /\d[A-Za-z]?,?\s\p{Lu}|\p{Lu}\p{L}+,\s\d/u;

/** Of the others, and in Latin letters, a digit is asked that is more than a day or a place in a row: a town, a barn, the 3rd are no door. */
const NUMBER = /\d(?!\d*(?:st|nd|rd|th)\b)/i;

const isSureOfAddress = ({ lac, rampart, own }: Sure, address: string): boolean => {
  if (own >= ADDRESS.chinese && hasHan(address)) return true;
  const rest = SCORES.test(address) && !ENGLISH_PLACE.test(address) ? '' : address.replaceAll(HOW_OFTEN_OR_WHEN, '').replaceAll(NO_DOOR, '');
  if (own >= ADDRESS.ours && (NUMBER.test(rest) || (/\d/.test(rest) && ENGLISH_PLACE.test(address)))) return true;
  if (!/\d/.test(rest)) return false;
  if (rampart > 0 && own === 0) return NUMBER_AND_NAME.test(address) || ENGLISH_PLACE.test(address);
  if (rampart > 0) return /\p{Lu}/u.test(address) || rampart >= ADDRESS.lowerCase || (own >= ADDRESS.agreed && ENGLISH_PLACE.test(address));
  return (lac >= 0.5 && own >= ADDRESS.agreed) || (lac >= ADDRESS.lac && CHINESE_PLACE.test(address));
};

/** Our own reads 9 and th as two words. */
const ORDINAL_ENDS = /(?<=\d)(?:st|nd|rd|th)\b/iy;
const withOrdinal = (text: string, { start, end }: Words): Words => {
  ORDINAL_ENDS.lastIndex = end;
  return { start, end: end + (ORDINAL_ENDS.exec(text)?.[0].length ?? 0) };
};

const addressOf = (text: string, found: TaggedSpan): Span | undefined => {
  const sure = sureOf(found);
  const { start, end } = withoutLooseEnds(text, withOrdinal(text, sure.own >= ADDRESS.agreed || sure.lac > 0 ? found : withoutLowerEdges(text, found)));
  const address = text.slice(start, end);
  if (IN_A_HALL.test(text.slice(Math.max(0, start - ROUND_A_HALL), end + ROUND_A_HALL))) return undefined;
  // A hash is one word with digits in it.
  if (!/\p{L}/u.test(address) || /^[A-Za-z0-9+/=_-]{12,}\W?$/.test(address) || MEASURE.test(address) || /^(?:an?|this|that) \d/i.test(address) || !isSureOfAddress(sure, address)) return undefined;
  return { start, end, kind: 'ADDRESS', score: sure.own >= ADDRESS.borneOut && sure.lac + sure.rampart >= ADDRESS.borneOut ? BORNE_OUT : ALONE, by: 'tagger' };
};

/**
 * What remains of a tagger's find once it is held against what is known of names: undefined for what is none. Offsets in the normal form.
 * @param spans what rules found in the text
 */
export const plausible = (text: string, found: TaggedSpan, spans: readonly Span[] = []): Span | undefined => {
  if (found.kind === 'ADDRESS') return addressOf(text, found);
  return hasHan(text.slice(found.start, found.end)) ? chineseNameOf(text, found) : latinNameOf(text, found, spans);
};
