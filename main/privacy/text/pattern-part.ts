import type { Words } from './word-search.ts';

/** What a part of a pattern can only match: all the strings when they are few, and lists of words of which each has one in every text that it matches. */
export type Part = { readonly exact: readonly string[] | undefined; readonly lists: readonly Words[] };

/** Within `exact`: a place that no letter of ASCII touches on its other side. */
const EDGE = '\u0001';
const MOST_STRINGS = 800;
const MOST_PRODUCTS = 85;
/** So many strings are worth spelling out twice in turn. */
const FEW = 9;
/** The beginning of a long word tells enough. */
const MOST_UNITS = 15;
/** A list is worth a search when each word is as rare as two letters or one character of Han. */
const LEAST_WEIGHT = 2;
export const NOTHING: readonly string[] = [''];
/** Any string, of which nothing is known. */
export const ANY: Part = { exact: undefined, lists: [] };
export const NO_WIDTH: Part = { exact: NOTHING, lists: [] };
export const AT_EDGE: Part = { exact: [EDGE], lists: [] };

const isAlphanumeric = (char: string | undefined): boolean => char !== undefined && /[A-Za-z0-9]/.test(char);

const asWord = (string: string): string => {
  const plain = string.replaceAll(EDGE, '');
  if (plain.length > MOST_UNITS) return asWord(string[0] === EDGE ? EDGE + plain.slice(0, MOST_UNITS) : plain.slice(0, MOST_UNITS));
  const isStart = string.startsWith(EDGE) && isAlphanumeric(plain[0]);
  const isEnd = string.endsWith(EDGE) && isAlphanumeric(plain.at(-1));
  return `${isStart ? ' ' : ''}${plain}${isEnd ? ' ' : ''}`;
};

const weightOf = (word: string): number => {
  let weight = 0;
  for (let at = 0; at < word.length; at++) weight += word.charCodeAt(at) > 0x2e7f ? 2 : word[at] === ' ' && (at === 0 || at === word.length - 1) ? 0.5 : 1;
  return weight;
};
const weights = new WeakMap<Words, number>();
/** The weight of the weakest word. */
const weakest = (words: Words): number => {
  const known = weights.get(words) ?? words.reduce((least, word) => Math.min(least, weightOf(word)), Infinity);
  weights.set(words, known);
  return known;
};

const RARE_WEIGHT = 3;
/** Whether each word is as rare as three letters or two characters of Han. */
export const isRare = (words: Words): boolean => weakest(words) >= RARE_WEIGHT;

/** The strings as words, without those that begin with another of them; undefined when one of them is in too many texts. */
const listOf = (exact: readonly string[]): Words | undefined => {
  if (exact.includes('')) return undefined;
  const words: string[] = [];
  for (const word of exact.map(asWord).toSorted()) if (words.length === 0 || !word.startsWith(words.at(-1) ?? '')) words.push(word);
  return weakest(words) >= LEAST_WEIGHT ? words : undefined;
};

/** The lists of a part, with that of its strings. */
export const listsOf = ({ exact, lists }: Part): readonly Words[] => {
  const own = exact && listOf(exact);
  return own ? [...lists, own] : lists;
};

/** The rarest first. */
export const best = (lists: readonly Words[]): readonly Words[] => lists.toSorted((a, b) => weakest(b) - weakest(a) || a.length - b.length);

/** One of several. */
export const eitherOf = (parts: readonly Part[]): Part => {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const strings = parts.map(({ exact }) => exact);
  if (strings.every((exact) => exact !== undefined)) {
    const exact = [...new Set(strings.flat())];
    return exact.length <= MOST_STRINGS ? { exact, lists: [] } : ANY;
  }
  const chosen = parts.map((part) => best(listsOf(part))[0]);
  const words = chosen.every((list) => list !== undefined) ? [...new Set(chosen.flat())] : [];
  return words.length > 0 && words.length <= MOST_STRINGS ? { exact: undefined, lists: [words] } : ANY;
};

const product = (first: readonly string[], second: readonly string[]): readonly string[] =>
  first === NOTHING ? second : first.flatMap((before) => second.map((after) => before + after));

/** One after the other. */
export const inTurn = (parts: readonly Part[]): Part => {
  const lists: Words[] = [];
  let exact = NOTHING;
  let isWhole = true;
  const close = (next: readonly string[]): void => {
    const own = listOf(exact);
    if (own) lists.push(own);
    exact = next;
    isWhole = false;
  };
  for (const part of parts) {
    lists.push(...part.lists);
    const next = part.exact;
    if (next === undefined) close(NOTHING);
    else if (next.length > 1 && exact.length > 1 && next.length * exact.length > MOST_PRODUCTS) close(next);
    else exact = product(exact, next);
  }
  if (isWhole) return { exact, lists };
  close(NOTHING);
  return { exact: undefined, lists };
};

const optional = (part: Part): Part => (part.exact ? { exact: ['', ...part.exact], lists: [] } : ANY);

/** `least` to `most` times: so many parts in turn, and then what may follow. */
export const repeated = (part: Part, least: number, most: number): readonly Part[] => {
  if (least === 0) return [most === 1 ? optional(part) : ANY];
  const parts = Array.from({ length: Math.min(least, MOST_UNITS) }, () => part);
  if (most === least && least <= MOST_UNITS) return parts;
  return [...parts, most === least + 1 && part.exact && part.exact.length <= FEW ? optional(part) : ANY];
};
