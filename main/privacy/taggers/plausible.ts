import type { TaggedSpan } from '#tagger-worker';
import type { Span } from '../rules/rule.ts';
import { withoutLooseEnds, withoutStops } from './address-edges.ts';
import { hanNameOf } from './han-names.ts';
import { latinNameOf } from './latin-names.ts';
import { withoutLowerEdges, type Words } from './lower-edges.ts';
import { ALONE, BORNE_OUT } from './scores.ts';
import { hasHan } from '../text/has-han.ts';

/** How sure taggers must be of an address, chosen on development sets. One that sees less than a fifth of something counts as 0. */
const ADDRESS = {
  /** Our own, where another sees an address too, and by itself: with a number, and where no digit is, as in “the trailer behind Harmony church” and 村东头第二家. */
  agreed: 0.7,
  ours: 0.75,
  told: 0.8,
  /** From when on our own knows where an address begins and ends. */
  edges: 0.8,
  /** LAC by itself. */
  lac: 0.9,
  /** How sure our own must be of what is underlined, and LAC or Rampart with it. */
  borneOut: 0.9,
  /** Rampart by itself, where there is no capital letter. */
  lowerCase: 0.97,
} as const;

/** How sure LAC, Rampart and our own are of a find. */
type Sure = { readonly lac: number; readonly rampart: number; readonly own: number };
const sureOf = ({ by }: TaggedSpan): Sure => ({ lac: by['lac-small'] ?? 0, rampart: by['rampart'] ?? 0, own: by['own'] ?? 0 });

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

/** Without a digit, “the blue house past the tower” leads to a door, “d.o.b.” to none. */
const THREE_WORDS = /\p{L}{2}\P{L}+\p{L}+\P{L}+\p{L}{2}/u;

const isSureOfAddress = ({ lac, rampart, own }: Sure, address: string): boolean => {
  if (own >= ADDRESS.told && (hasHan(address) || (!/\d/.test(address) && THREE_WORDS.test(address)))) return true;
  const rest = SCORES.test(address) && !ENGLISH_PLACE.test(address) ? '' : address.replaceAll(HOW_OFTEN_OR_WHEN, '').replaceAll(NO_DOOR, '');
  if (own >= ADDRESS.ours && (NUMBER.test(rest) || (/\d/.test(rest) && ENGLISH_PLACE.test(address)))) return true;
  if (!/\d/.test(rest)) return false;
  if (rampart > 0 && own === 0) return NUMBER_AND_NAME.test(address) && ENGLISH_PLACE.test(address);
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
  const words = withOrdinal(text, sure.own >= ADDRESS.agreed || sure.lac > 0 ? found : withoutLowerEdges(text, found));
  const { start, end } = sure.own >= ADDRESS.edges ? withoutStops(text, words) : withoutLooseEnds(text, words);
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
  return hasHan(text.slice(found.start, found.end)) ? hanNameOf(text, found, spans) : latinNameOf(text, found, spans);
};
