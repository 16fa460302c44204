import { CHINESE, DIGITS, ENGLISH, numberOf } from './numerals.ts';
import type { Quantity } from './quantity.ts';
import { EN_UNIT, unitOf, ZH_UNIT } from './units.ts';

type Span = { readonly start: number; readonly end: number };
/** `quantities`: shapes of their own. `others`: clock times, dates, places of things; never amounts. */
export type Specials = { readonly quantities: readonly Quantity[]; readonly others: readonly Span[]; readonly clocks: readonly Clock[] };
/** A time of day somebody names, in minutes; `isVague` when morning or evening was not said. */
export type Clock = Span & { readonly minute: number; readonly isVague: boolean };

const N = `(${DIGITS}|${CHINESE})`;
const NE = `(${DIGITS}|${ENGLISH}(?![a-z]))`;
const DASH = '(?:-|~|—|到|至|to|through|thru|until|till)';
const CLOCK = /(凌晨|清晨|早上|早晨|今早|上午|中午|下午|傍晚|晚上|今晚|昨晚|夜里|半夜|早|晚)?\s*(?<![\d.])(?:(\d{1,2})[::](\d{2})(?![:\d])\s*(am|pm|a\.m\.?|p\.m\.?)?|(\d{1,2})\s*(am|pm|a\.m\.?|p\.m\.?|o'?clock)(?![a-z])|(\d{1,2}|[一二两三四五六七八九]|十[一二]?)点(?!(?:\d|[一二三四五六七八九零])+(?:公里|千米|米|升|小时|里|k))(钟|整|半|一刻|三刻|(?:\d{1,2}|[零一二三四五六七八九十]+)分?)?)/g;
const HALF_PAST = /\b(half|quarter) past (one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\b|\b(?:at )?(noon|midday|midnight)\b|\bquarter to (one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\b/g;
const DATES = /\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}[日号]?|\d{1,2}月\d{1,2}[日号]?|(?<![\d/])(?:1[0-2]|0?[1-9])\/(?:[12]\d|3[01]|0?[1-9])(?=\s*(?:打卡|check|[::]))|\d{1,2}[日号](?!线)|(?:第|\bday\s*#?)\s*(?:\d+|[一二三四五六七八九十百]+)(?:天|次打卡|日)?(?=天|次打卡|日|\b|[^\d页章节课集回篇])(?<=天|日|打卡|day\s*#?\d+)|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?\b|\b\d{1,2}(?:st|nd|rd|th)\b|连续\s*\d+\s*天|\bday (?:one|two|three|four|five|six|seven|eight|nine|ten)\b|\d+\s*(?:天|days?|weeks?|周|years?|岁|年级?)(?![a-z])/g;
const PACE = /(?:配速|均速)[\s\d'":分秒.]+|\d+[':]\d+"?\s*(?:\/|per )\s*(?:km|mi|公里|k\b)|\d+(?:\.\d+)?\s*(?:min|分钟?)?\s*(?:\/|每|per )\s*(?:km|mile|mi|公里|k\b)/g;
const PLACE_UNITS_ZH = '页|章节?|节课?|课|集|回|篇|单元|题';
const ZH_RANGE = new RegExp(`(从)?\\s*(第)?\\s*${N}\\s*(${PLACE_UNITS_ZH})?[^\\d,。;第到至一二三四五六七八九十]{0,3}${DASH}[^\\d,。;第一二三四五六七八九十百]{0,4}(第)?\\s*${N}\\s*(${PLACE_UNITS_ZH})`, 'g');
const EN_RANGE = new RegExp(`\\b(pages?|pgs?\\.?|pp?\\.?|chapters?|chs?\\.?|lessons?|units?|episodes?|sections?)\\s*#?(\\d+)[^\\d,;]{0,22}?(?:-|~|—|到|至|\\bto\\b|through|thru|until|till)[^\\d,;]{0,14}?(\\d+)(?![\\d:]|\\s*(?:min|hour|am|pm))`, 'g');
const EN_PAIR = /\b(chapters|lessons|units|episodes)\s*(\d+)\s*(?:and|&|,)\s*(\d+)/g;
const FROM_TO = /\bfrom\s+(?:page\s*|p\.?\s*)?(\d+)\s*(?:-|~|to|till|until|through)\s*(?:page\s*|p\.?\s*)?(\d+)(?!\s*(?::|am|pm))/g;
const PLAIN_RANGE = new RegExp(`${N}\\s*(${ZH_UNIT}|${EN_UNIT})?\\s*(?:-|~|—|到|至|\\bto\\b|\\bor\\b|或者?)\\s*${N}\\s*(?:(?:more|new|whole)\\s+)?(${ZH_UNIT}|${EN_UNIT})`, 'g');
const ADJACENT = /(?<![一二两三四五六七八九十百千万])([一二两三四五六七八])([二三四五六七八九])([十百千]?)\s*(页|个|分钟|公里|下|组|章|杯|小时|次|遍)/g;
const PLACE = new RegExp(`第\\s*${N}\\s*(${PLACE_UNITS_ZH}|部分)|(?<=[读看翻学背写听]到了?\\s*)${N}\\s*(${PLACE_UNITS_ZH})|(?:\\bpage|\\bpg\\.?|\\bp\\.?|\\bchapter|\\bch\\.?|\\blesson|\\bunit|\\bepisode|\\bsection|\\bpart)\\s*#?(\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?![\\w%])`, 'g');
const PRODUCTS: readonly (readonly [RegExp, readonly [number, number, number]])[] = [
  [new RegExp(`${N}\\s*(?:组|轮|次|趟)[^\\d,。;]{0,3},?\\s*(?:每组|每轮|每次|每趟|各|一组|一次|×|x|\\*)[^\\d,。;一二三四五六七八九十]{0,4}${N}\\s*(${ZH_UNIT}|${EN_UNIT})?`, 'g'), [1, 2, 3]],
  [new RegExp(`(?:每组|每轮|每次|一组|一次)[^\\d,。;]{0,3}${N}\\s*(${ZH_UNIT}|${EN_UNIT})?[^\\d。;]{0,6}${N}\\s*(?:组|轮|次|趟)`, 'g'), [1, 3, 2]],
  [new RegExp(`${N}\\s*(${ZH_UNIT}|${EN_UNIT})?\\s*(?:×|x|\\*|乘以?)\\s*${N}\\s*(?:组|次|轮|圈|趟|sets?|times?|rounds?|laps?)?(?![a-z\\d])`, 'g'), [1, 3, 2]],
  [new RegExp(`${N}\\s*(?:×|x|\\*)\\s*${N}\\s*(${ZH_UNIT}|${EN_UNIT})`, 'g'), [1, 2, 3]],
  [new RegExp(`${N}\\s*(分钟|小时|米|公里|页|个|下)[^\\d,。;一二三四五六七八九十]{0,4}${N}\\s*(?:组|遍|趟|圈|次)`, 'g'), [1, 3, 2]],
  [new RegExp(`${NE}\\s+(?:sets?|sessions?|rounds?|blocks?|laps|runs|times|batches)\\s+(?:of|x|×)\\s*(?:about )?${NE}\\s*-?(?:[a-z-]+\\s)??(${EN_UNIT})?`, 'g'), [1, 2, 3]],
  [new RegExp(`${NE}\\s*(${EN_UNIT})[a-z -]{0,14}?\\b(twice|thrice)\\b`, 'g'), [1, 3, 2]],
  [new RegExp(`(早晚|早中晚|上下午|早上和?晚上|左右|两边|两腿|两侧)各[^\\d,。;]{0,3}${N}\\s*(${ZH_UNIT})`, 'g'), [1, 2, 3]],
];
const FRACTION = new RegExp(`(?<![\\d/.])(\\d{1,6})\\s*\\/\\s*(\\d{1,6})(?![\\d/])\\s*(${ZH_UNIT}|${EN_UNIT})?`, 'g');
const FACTOR_WORDS: Readonly<Record<string, number>> = { twice: 2, thrice: 3, 早晚: 2, 早中晚: 3, 上下午: 2, 早上晚上: 2, 早上和晚上: 2, 左右: 2, 两边: 2, 两腿: 2, 两侧: 2 };

const amount = (span: Span, value: number, unit: string | undefined): Quantity => {
  const { dimension, factor } = unit === undefined ? { dimension: undefined, factor: 1 } : unitOf(unit, value);
  return { ...span, dimension, factor, stated: value * factor, low: value * factor, high: value * factor, role: 'amount' };
};

const spanOf = (match: RegExpExecArray): Span => ({ start: match.index, end: match.index + match[0].length });

const UNIT_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^(?:p|页)/, 'pages'], [/^(?:ch|章|回)/, 'chapters'], [/^(?:lesson|unit|episode|节|课|集|单元)/, 'lessons'], [/^(?:篇)/, 'articles'], [/^(?:题)/, 'problems'], [/^(?:section|部分|part)/, 'sections'],
];
const placeDimension = (name: string): string => UNIT_NAMES.find(([shape]) => shape.test(name))?.[1] ?? 'pages';

const stretch = (span: Span, [from, to]: readonly [number, number], shape: { readonly dimension: string; readonly isSure: boolean }): Quantity => {
  const places = Math.max(0, to - from + 1);
  const sure = { low: places, high: places };
  return { ...span, dimension: shape.dimension, factor: 1, stated: shape.isSure ? places : from, role: 'amount', range: { from, to }, ...(shape.isSure ? sure : { low: from, high: to }) };
};

const products = (text: string): Quantity[] =>
  PRODUCTS.flatMap(([pattern, [times, each, unit]]) =>
    [...text.matchAll(pattern)].map((match) => {
      const one = FACTOR_WORDS[match[times] ?? ''] ?? numberOf(match[times] ?? '1');
      const other = FACTOR_WORDS[match[each] ?? ''] ?? numberOf(match[each] ?? '1');
      return amount(spanOf(match), one * other, match[unit]);
    }),
  );

const ranges = (text: string): Quantity[] => [
  ...[...text.matchAll(ZH_RANGE)].map((match) => {
    const isSure = match[1] !== undefined || match[2] !== undefined || match[5] !== undefined;
    return stretch(spanOf(match), [numberOf(match[3] ?? '0'), numberOf(match[6] ?? '0')], { dimension: placeDimension(match[7] ?? '页'), isSure });
  }),
  ...[...text.matchAll(EN_RANGE)].map((match) => stretch(spanOf(match), [Number(match[2]), Number(match[3])], { dimension: placeDimension(match[1] ?? 'p'), isSure: true })),
  ...[...text.matchAll(EN_PAIR)].map((match) => ({ ...amount(spanOf(match), 2, undefined), dimension: placeDimension(match[1] ?? '') })),
  ...[...text.matchAll(FROM_TO)].map((match) => stretch(spanOf(match), [Number(match[1]), Number(match[2])], { dimension: 'pages', isSure: true })),
  ...[...text.matchAll(PLAIN_RANGE)].map((match) => {
    const { dimension, factor } = unitOf(match[4] ?? '', 0);
    const [from, to] = [numberOf(match[1] ?? '0'), numberOf(match[3] ?? '0')];
    return { ...spanOf(match), dimension, factor, stated: Math.min(from, to) * factor, low: Math.min(from, to) * factor, high: Math.max(from, to) * factor, role: 'amount' as const, ...(dimension === 'pages' && { range: { from, to } }) };
  }),
  ...[...text.matchAll(ADJACENT)].map((match) => {
    const { dimension, factor } = unitOf(match[4] ?? '', 0);
    const [low, high] = [numberOf(`${match[1] ?? ''}${match[3] ?? ''}`), numberOf(`${match[2] ?? ''}${match[3] ?? ''}`)];
    return { ...spanOf(match), dimension, factor, stated: low * factor, low: low * factor, high: high * factor, role: 'amount' as const };
  }),
];

const quarters = (text: string): Quantity[] =>
  [...text.matchAll(/\b(three |a |one )?quarters? (?:of an )?hour\b|(\d)\/(\d) (?:of )?(?:an )?hour\b/g)].map((match) =>
    amount(spanOf(match), match[2] === undefined ? (match[1] === 'three ' ? 45 : 15) : (60 * Number(match[2])) / Number(match[3] ?? 1), 'min'),
  );

/** "35/50": so much of the whole. */
const fractions = (text: string): Quantity[] =>
  [...text.matchAll(FRACTION)].map((match) => amount(spanOf(match), Number(match[1]), match[3]));

const places = (text: string): Quantity[] =>
  [...text.matchAll(PLACE)].map((match) => {
    const at = numberOf(match[1] ?? match[3] ?? match[5] ?? '0');
    const dimension = placeDimension((match[2] ?? match[4] ?? match[0]).replace(/^第/, ''));
    return { ...spanOf(match), dimension, factor: 1, stated: 1, low: 1, high: 1, role: 'place', range: { from: at, to: at } };
  });

const hourOf = (hour: number, words: string): { readonly hour: number; readonly isVague: boolean } => {
  if (/p\.?m|下午|傍晚|晚|夜/.test(words)) return { hour: hour < 12 && !(/夜/.test(words) && hour < 5) ? hour + 12 : hour === 12 && /晚|夜/.test(words) ? 24 : hour, isVague: false };
  if (/a\.?m|凌晨|清晨|早|上午/.test(words)) return { hour: hour === 12 ? 0 : hour, isVague: false };
  return { hour, isVague: hour <= 12 };
};

const minuteWord = (word: string): number => {
  if (word === '半') return 30;
  if (word === '一刻') return 15;
  if (word === '三刻') return 45;
  const digits = word.replace('分', '');
  return /^(?:钟|整|)$/.test(digits) ? 0 : numberOf(digits);
};

const clocksIn = (text: string): Clock[] => [
  ...[...text.matchAll(CLOCK)].map((match) => {
    const [, part = '', h1, m1, half1 = '', h2, half2 = '', h3, m3 = ''] = match;
    const { hour, isVague } = hourOf(numberOf(h1 ?? h2 ?? h3 ?? '0'), `${part}${half1}${half2}`);
    return { ...spanOf(match), minute: hour * 60 + (m1 === undefined ? minuteWord(m3) : Number(m1)), isVague };
  }),
  ...[...text.matchAll(HALF_PAST)].map((match) => {
    const [, part, past, name, to] = match;
    if (name !== undefined) return { ...spanOf(match), minute: name === 'midnight' ? 1440 : 720, isVague: false };
    return { ...spanOf(match), minute: to === undefined ? numberOf(past ?? '0') * 60 + (part === 'half' ? 30 : 15) : numberOf(to) * 60 - 15, isVague: true };
  }),
].toSorted((a, b) => a.start - b.start);

/** "从7点到7点40", "7:00-7:45": the time between is an amount. */
const intervals = (text: string, clocks: readonly Clock[]): Quantity[] =>
  clocks.flatMap((clock, index) => {
    const next = clocks[index + 1];
    if (next === undefined || !/^\s*(?:-|~|—|到|至|to|until|till)\s*$/.test(text.slice(clock.end, next.start))) return [];
    const minutes = (((next.minute - clock.minute) % 720) + 720) % 720;
    return [{ start: clock.start, end: next.end, dimension: 'minutes', factor: 1, stated: minutes, low: minutes, high: minutes, role: 'amount' as const }];
  });

const apart = <S extends Span>(spans: readonly S[], taken: readonly Span[]): S[] => {
  const kept: S[] = [];
  for (const span of spans) if (![...taken, ...kept].some((other) => other.start < span.end && span.start < other.end)) kept.push(span);
  return kept;
};

/** Finds the shapes in which a number is not simply followed by its unit. */
export const findSpecials = (text: string): Specials => {
  const clocks = clocksIn(text);
  const spanned = intervals(text, clocks);
  const dates = [...text.matchAll(DATES), ...text.matchAll(PACE)].map(spanOf);
  const quantities = apart([...spanned, ...quarters(text), ...fractions(text), ...products(text), ...ranges(text)], apart([...dates, ...clocks], spanned));
  const named = apart(places(text), quantities);
  return { quantities: [...quantities, ...named], others: apart([...clocks, ...dates], [...quantities, ...named]), clocks };
};
