import { requiredWords } from './required-words.ts';
import { createWordSearch, type Words, type WordSearch } from './word-search.ts';

const lists: Words[] = [];
const places = new Map<string, number>();
let search: WordSearch | undefined;

/** The place of a list among all of which texts are searched in one pass. Whoever needs one adds it when its module is read; the same words have one place. */
export const placeOf = (words: Words): number => {
  const key = words.join('|');
  const place = places.get(key) ?? lists.push(words) - 1;
  places.set(key, place);
  search = undefined;
  return place;
};

/** The places of the lists that a pattern requires. */
export const placesOf = (pattern: RegExp): readonly number[] => requiredWords(pattern).map(placeOf);

/** What has a pattern, with the places of the lists that it requires. */
export type Searched<Has> = Has & { readonly required: readonly number[] };
export const withRequired = <Has extends { readonly pattern: RegExp }>(all: readonly Has[]): readonly Searched<Has>[] =>
  all.map((one) => ({ ...one, required: placesOf(one.pattern) }));

/** 1 at the place of each list of which the text has a word. */
export const findWords = (text: string): Uint8Array => {
  search ??= createWordSearch(lists);
  return search(text);
};

/** Whether a text may match what requires these lists. */
export const hasAll = (told: Uint8Array, required: readonly number[]): boolean => {
  for (const place of required) if (told[place] === 0) return false;
  return true;
};
