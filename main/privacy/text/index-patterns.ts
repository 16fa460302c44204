import { isRare } from './pattern-part.ts';
import { requiredShapes } from './required-shapes.ts';
import { requiredWords } from './required-words.ts';
import type { SearchedText } from './searched-text.ts';
import { placeOf, placeOfShapes } from './searched-words.ts';
import { isTold, type Told, type Words } from './word-search.ts';

/** What is tried on texts. */
export type Tried = {
  readonly pattern: RegExp;
  /** Bits of `character-classes.ts` that a text needs for the pattern to be tried. */
  readonly needs?: number;
  /** Words of which one must be there, or a cheap search without which the pattern cannot match. */
  readonly hint?: Words | RegExp | undefined;
};

/** Calls `visit`, in their order, with all that may match a text. */
export type PatternIndex<Has> = (searched: SearchedText, visit: (one: Has) => void) => void;

type Required = { readonly needs: number; readonly words: readonly number[]; readonly shapes: readonly number[]; readonly search: RegExp | undefined };

const isWords = (hint: Tried['hint']): hint is Words => Array.isArray(hint);

const requiredBy = ({ pattern, needs = 0, hint }: Tried): Required => {
  const search = isWords(hint) ? undefined : hint;
  const patterns = search ? [pattern, search] : [pattern];
  const words = [...patterns.flatMap(requiredWords), ...(isWords(hint) ? [hint] : [])];
  // Beside a rare word a shape says little, and to read it takes a tenth of a millisecond.
  const shapes = words.some(isRare) ? [] : patterns.flatMap(requiredShapes);
  return { needs, words: [...new Set(words.map(placeOf))], shapes: [...new Set(shapes.map(placeOfShapes))], search };
};

/** What each list leads to, and as bits which lists lead to anything. */
type Leads = { readonly lists: readonly number[]; readonly to: readonly (readonly number[])[] };

const leadsOf = (firsts: readonly (number | undefined)[]): Leads => {
  const most = Math.max(0, ...firsts.map((list = 0) => list));
  const to = Array.from({ length: most + 1 }, (): number[] => []);
  const lists = Array.from({ length: (most >> 5) + 1 }, () => 0);
  firsts.forEach((list, at) => {
    if (list === undefined) return;
    to[list]?.push(at);
    lists[list >> 5] = (lists[list >> 5] ?? 0) | (1 << list);
  });
  return { lists, to };
};

const NONE: readonly number[] = [];
/** Adds to a set of bits what the lists lead to that a text has a word or a shape of. */
const addLed = (set: number[], { lists, to }: Leads, told: Told): void => {
  for (let word = 0; word < lists.length; word++) {
    for (let bits = (lists[word] ?? 0) & (told[word] ?? 0); bits !== 0; bits &= bits - 1) {
      for (const at of to[word * 32 + 31 - Math.clz32(bits & -bits)] ?? NONE) set[at >> 5] = (set[at >> 5] ?? 0) | (1 << at);
    }
  }
};

/** What each requires, in neighbouring memory: its bits, how many lists of words and of shapes, and their places. */
type PackedRequirements = Int32Array;
const SIZE = 10;
const MOST_PLACES = SIZE - 3;
const packed = (required: readonly Required[]): PackedRequirements => {
  const all = new Int32Array(required.length * SIZE);
  required.forEach(({ needs, words, shapes }, at) => {
    const kept = shapes.slice(0, MOST_PLACES - words.length);
    all.set([needs, words.length, kept.length, ...words, ...kept], at * SIZE);
  });
  return all;
};

const mayMatch = (all: PackedRequirements, at: number, { signals, told, shaped }: SearchedText): boolean => {
  let place = at * SIZE;
  const needs = all[place++] ?? 0;
  if ((signals & needs) !== needs) return false;
  const words = all[place++] ?? 0;
  const shapes = all[place++] ?? 0;
  for (let left = words; left > 0; left--) if (!isTold(told, all[place++] ?? 0)) return false;
  for (let left = shapes; left > 0; left--) if (!isTold(shaped, all[place++] ?? 0)) return false;
  return true;
};

/**
 * Finds what is worth trying by the first list of words that a pattern requires, else by the first of shapes, and looks at its bits, its other lists and its
 * hint only then: most messages have a word of few lists. Neighbours with one hint search it once.
 */
export const indexPatterns = <Has extends Tried>(all: readonly Has[]): PatternIndex<Has> => {
  const required = all.map(requiredBy);
  const byWords = leadsOf(required.map(({ words }) => words[0]));
  const byShapes = leadsOf(required.map(({ words, shapes }) => (words.length > 0 ? undefined : shapes[0])));
  const others = required.flatMap(({ words, shapes }, at) => (words.length + shapes.length > 0 ? [] : [at]));
  const requirements = packed(required);
  const searches = required.map(({ search }) => search);
  const none = Array.from({ length: (all.length >> 5) + 1 }, () => 0);
  for (const at of others) none[at >> 5] = (none[at >> 5] ?? 0) | (1 << at);
  return (searched, visit) => {
    const { text, told, shaped } = searched;
    const set = none.slice();
    addLed(set, byWords, told);
    addLed(set, byShapes, shaped);
    let search: RegExp | undefined;
    let isFound = true;
    for (let word = 0; word < set.length; word++) {
      for (let bits = set[word] ?? 0; bits !== 0; bits &= bits - 1) {
        const at = word * 32 + 31 - Math.clz32(bits & -bits);
        if (!mayMatch(requirements, at, searched)) continue;
        const one = all[at];
        if (searches[at] !== search) {
          search = searches[at];
          isFound = search === undefined || search.test(text);
        }
        if (isFound && one) visit(one);
      }
    }
  };
};
