import type { Span } from '../rules/rule.ts';
import { isPrivate } from './chinese-called.ts';
import { DOUBLE_SURNAMES, GIVEN, LESSER_SURNAMES, NOT_GIVEN, NOT_NAMES, SURNAMES } from './chinese-surnames.ts';
import { WORDS_LIKE_NAMES } from './chinese-words.ts';

/** What stands beside people already found: the rest of a name that was found by half (柏知·夏, 鲜·于岚), and the others of their list. */
const isHan = (char: string | undefined): boolean => char !== undefined && /[\u4e00-\u9fff]/.test(char);
const isSurname = (name: string): boolean => (name.length === 1 ? SURNAMES.has(name) || LESSER_SURNAMES.has(name) : DOUBLE_SURNAMES.includes(name));
/** What may stand before a name. */
const FREE_BEFORE = /[和跟与找问叫让请给被把等约喊见有是的说对谢替帮姓祝于应]/;
const isFreeBefore = (char: string | undefined): boolean => !isHan(char) || FREE_BEFORE.test(char ?? '');

/** With the surname before given names, and the second given name behind a surname and the first. */
const whole = (text: string, { start, end }: { readonly start: number; readonly end: number }): { readonly start: number; readonly end: number } => {
  const name = text.slice(start, end);
  if (!/^[\u4e00-\u9fff]{2}$/.test(name)) return { start, end };
  if (DOUBLE_SURNAMES.includes(text.slice(start - 1, start + 1)) && isFreeBefore(text[start - 2])) return { start: start - 1, end };
  const isGivenAlone = Array.from(name).every((one) => GIVEN.has(one)) || name[0] === name[1] || name[0] === '小';
  if (isGivenAlone && isSurname(text[start - 1] ?? '') && isFreeBefore(text[start - 2]) && !FREE_BEFORE.test(text[start - 1] ?? '')) return { start: start - 1, end };
  const next = text[end];
  if (isSurname(name[0] ?? '') && next !== '家' && GIVEN.has(next ?? '') && !NOT_GIVEN.has(next ?? '') && !isHan(text[end + 1])) return { start, end: end + 1 };
  return { start, end };
};

const SEPARATOR = /^[ \t]?[、，,/＋+ \n][ \t]?$/;
const ITEM = /[^\s、，,/＋+：:。；;！!？?（）()]+/g;
const AMOUNT = /^(?:[\d.]+\S{0,2}|[一二三四五六七八九十百两半]{1,4}\S?)$/;
const AMOUNTS = /[\d.]{1,8}\S{0,2}[ \t]?/g;
const FEWEST_OF_A_LIST = 2;

/** Whether nobody knows `item` as a word. */
const couldBeCalled = (item: string): boolean => /^[\u4e00-\u9fff]{2,3}$/.test(item) && isPrivate(item) && !NOT_NAMES.has(item) && !WORDS_LIKE_NAMES.has(item);

type Item = { readonly start: number; readonly end: number; readonly isKnown: boolean };

/** What is separated, with whether people make up nearly all of it; amounts are left out. */
const itemsOf = (text: string, people: readonly Span[]): readonly Item[] => {
  const held = new Uint8Array(text.length);
  for (const { start, end } of people) held.fill(1, start, end);
  return [...text.matchAll(ITEM)]
    .filter(({ 0: item }) => !AMOUNT.test(item))
    .map(({ 0: item, index }) => {
      const end = index + item.length;
      const units = held.subarray(index, end).reduce((sum, one) => sum + one, 0);
      return { start: index, end, isKnown: units > 0 && units >= item.length - 2 };
    });
};

/** Between two people of a list. */
const others = (text: string, people: readonly Span[]): readonly Item[] => {
  const items = itemsOf(text, people);
  const isNext = (one: Item | undefined, other: Item | undefined): boolean =>
    one !== undefined && other !== undefined && (one.isKnown || other.isKnown) && SEPARATOR.test(text.slice(one.end, other.start).replace(AMOUNTS, ''));
  return items.filter((item, at) => !item.isKnown && isNext(items[at - 1], item) && isNext(item, items[at + 1]) && couldBeCalled(text.slice(item.start, item.end)));
};

/** Completes the people of a Chinese text. */
export const joinChineseNames = (text: string, spans: Span[]): void => {
  const people = spans.filter(({ kind }) => kind === 'PERSON');
  for (const span of people) {
    const { start, end } = whole(text, span);
    if (start < span.start || end > span.end) spans.push({ ...span, start, end, by: 'rule' });
  }
  if (people.length < FEWEST_OF_A_LIST) return;
  for (const { start, end } of others(text, people)) spans.push({ start, end, kind: 'PERSON', score: 0.55, by: 'rule' });
};
