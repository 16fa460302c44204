import { boundsOf } from './bounds.ts';
import { CHINESE, DIGITS, ENGLISH, numberOf } from './numerals.ts';
import type { Quantity } from './quantity.ts';
import { findSpecials } from './special-quantities.ts';
import { EN_UNIT, unitOf, ZH_UNIT } from './units.ts';

const STOP = '(?:of|to|in|and|or|on|at|for|from|by|with|than|but|the|an?|i|was|is|did|do|then|my|this|that|per|each|x|left|short|today|done|so|days?|weeks?|am|pm|went|had|it)\\b';
const ZH_VAGUE = '(?:[很好]多|许多|不少|大量|[一二两三四五六七八九]?[十百千]几|[几数][十百千]|[几数]|好几|若干)';
const ZH = new RegExp(`(${DIGITS}|${ZH_VAGUE}|${CHINESE})\\s*(?:个(?=[多来]))?(多|来|几|余|\\+|~)?\\s*(个半)?(${ZH_UNIT})(半)?`, 'g');
const EN = new RegExp(`(?<![a-z\\d.])(${DIGITS}|(?:${ENGLISH}|several|a few|few|so many|many|some|(?:loads|lots|plenty|a lot|a bunch|a ton|heaps) of|tons of|dozens of|hundreds of)(?![a-z]))\\s?(\\+|-?ish)?(?:\\s*-?\\s*)(and a half )?(?:(?!${STOP})[a-z'-]+\\s+){0,2}?(${EN_UNIT})( and a half| and a quarter)?`, 'g');
const BARE = new RegExp(`(?<![\\w./$#-]|\\d[::])(${DIGITS})(\\+)?(?=\\s*(?:$|[^\\w\\u4e00-\\u9fff%:/.]|\\.(?!\\d)|了|done|today|今天|完成|打卡|so far|already|only|more|down|in\\b|on the|before|after|at|per|out|✅))|\\b(?:only|just|did|made|managed|got|about|do)\\s+(${ENGLISH})(?=\\s*(?:$|[^\\w\\s]|today|so far|done))|(?<=^\\s*(?:today |今天|done |就|才|only |just )?)(${ENGLISH}|[一二两三四五六七八九十百千]{1,5})(?=个?[\\s!.~✅💪]*$)`, 'g');
const VAGUE_EN: Readonly<Record<string, readonly [number, number]>> = { several: [3, 9], 'a few': [2, 6], few: [2, 6], many: [5, 500], some: [1, 500], 'so many': [5, 500], 'loads of': [5, 500], 'lots of': [5, 500], 'plenty of': [5, 500], 'a lot of': [5, 500], 'a bunch of': [4, 500], 'a ton of': [5, 1000], 'heaps of': [5, 500], 'tons of': [10, 1000], 'dozens of': [24, 120], 'hundreds of': [200, 1000] };

const vagueRange = (text: string): readonly [number, number] | undefined => {
  if (/多$|^不少$|^大量$/.test(text)) return [4, 500];
  if (/^[几数]$|^好几$|^若干$/.test(text)) return text === '好几' ? [4, 9] : [2, 9];
  const scale = { 十: 10, 百: 100, 千: 1000 };
  const many = /^[几数]([十百千])$/.exec(text);
  const named = /^([一二两三四五六七八九]?)([十百千])几$/.exec(text);
  const sign = (many?.[1] ?? named?.[2]) as keyof typeof scale | undefined;
  if (sign === undefined) return VAGUE_EN[text];
  const step = scale[sign];
  if (many) return [2 * step, 9.9 * step];
  const base = numberOf(`${named?.[1] || '一'}${sign}`);
  return [base + step / 10, base + step - 1];
};

type Found = { readonly match: RegExpExecArray; readonly number: string; readonly sign: string; readonly half: boolean; readonly name: string; readonly tail: string };

const asQuantity = (text: string, found: Found): Quantity => {
  const { match, number, sign, half, name, tail } = found;
  const vague = vagueRange(number.trim());
  const value = (vague?.[0] ?? numberOf(number)) + (half ? 0.5 : 0) + (/quarter/.test(tail) ? 0.25 : tail === '' ? 0 : 0.5);
  const { dimension, factor } = unitOf(name, value);
  const end = match.index + match[0].length;
  const after = `${/^[多余+]/.test(sign) ? '多' : /^(?:来|~|-?ish)/.test(sign) ? '左右' : ''}${text.slice(end)}`;
  const bounds = boundsOf(value, text.slice(0, match.index), after);
  const high = vague === undefined ? bounds.high : Math.max(bounds.high, vague[1]);
  return { start: match.index, end, dimension, factor, stated: value * factor, low: bounds.low * factor, high: high * factor, role: bounds.role, ...(name === 'k' && { isThousand: true }) };
};

const blank = (text: string, spans: readonly { readonly start: number; readonly end: number }[]): string =>
  spans.reduce((kept, { start, end }) => kept.slice(0, start) + '\u0001'.repeat(end - start) + kept.slice(end), text);

const withUnits = (text: string, whole: string): Quantity[] => {
  const zh = [...text.matchAll(ZH)].map((match) => ({ match, number: match[1] ?? '', sign: match[2] ?? '', half: match[3] !== undefined, name: match[4] ?? '', tail: match[5] ?? '' }));
  const en = [...text.matchAll(EN)].map((match) => ({ match, number: match[1] ?? '', sign: match[2] ?? '', half: match[3] !== undefined, name: match[4] ?? '', tail: match[5] ?? '' }));
  const all = [...zh, ...en].map((found) => asQuantity(whole, found)).toSorted((a, b) => a.start - b.start || b.end - a.end);
  return all.filter((quantity, index) => !all.some((other, rank) => rank !== index && other.start < quantity.end && quantity.start < other.end && (rank < index || other.end - other.start > quantity.end - quantity.start)));
};

/** "1小时20分", "1 hour and 20 minutes": one amount in two units. */
const joined = (text: string, quantities: readonly Quantity[]): Quantity[] => {
  const result: Quantity[] = [];
  for (const next of quantities) {
    const last = result.at(-1);
    const between = last === undefined ? '' : text.slice(last.end, next.start);
    const isSame = last?.dimension === 'minutes' && next.dimension === 'minutes' && next.factor < last.factor && /^\s*(?:and|零|又|,)?\s*$/.test(between);
    if (last !== undefined && isSame) result[result.length - 1] = { ...last, end: next.end, stated: last.stated + next.stated, low: last.low + next.low, high: last.high + next.high };
    else result.push(next);
  }
  return result;
};

const bareNumbers = (text: string, whole: string): Quantity[] =>
  [...text.matchAll(BARE)].map((match) => {
    const number = match[1] ?? match[3] ?? match[4] ?? '';
    const end = match.index + match[0].length;
    const start = end - (match[2] ?? '').length - number.length;
    const stated = numberOf(number);
    const { low, high, role } = boundsOf(stated, whole.slice(0, start), `${match[2] ?? ''}${whole.slice(end)}`);
    return { start, end, dimension: undefined, factor: 1, stated, low, high, role };
  });

/** Every amount a clause states (text as `normalise` makes it), in order. `extra`: a counted noun of the rule that no list knows (English). */
export const quantitiesIn = (text: string, extra?: RegExp): readonly Quantity[] => {
  const specials = findSpecials(text);
  const open = blank(text, [...specials.quantities, ...specials.others]);
  const own = extra === undefined ? [] : [...open.matchAll(extra)].map((match) => asQuantity(text, { match, number: match[1] ?? '', sign: match[2] ?? '', half: false, name: 'own', tail: '' }));
  const kept = blank(open, own);
  const listed = joined(text, withUnits(kept, text));
  const bare = bareNumbers(blank(kept, listed), text);
  return [...specials.quantities, ...own, ...listed, ...bare].toSorted((a, b) => a.start - b.start);
};
