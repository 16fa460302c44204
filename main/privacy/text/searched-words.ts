import { requiredWords } from './required-words.ts';
import { createShapeSearch } from './shape-search.ts';
import { createWordSearch, isTold, type Told, type Words } from './word-search.ts';

type Search = (text: string) => Told;
/** Lists among all of which texts are searched in one pass. Whoever needs one adds it when its module is read; the same list has one place. */
type SearchedLists = { readonly placeOf: (list: Words) => number; readonly find: Search };

export const createSearchedLists = (createSearch: (lists: readonly Words[]) => Search): SearchedLists => {
  const lists: Words[] = [];
  const places = new Map<string, number>();
  let search: Search | undefined;
  const placeOf = (list: Words): number => {
    const key = list.join('|');
    const place = places.get(key) ?? lists.push(list) - 1;
    places.set(key, place);
    search = undefined;
    return place;
  };
  const find: Search = (text) => {
    search ??= createSearch(lists);
    return search(text);
  };
  return { placeOf, find };
};

/** At whose places are the lists of which the text has a word, or its shape a shape. */
export const { placeOf, find: findWords } = createSearchedLists(createWordSearch);
export const { placeOf: placeOfShapes, find: findShapes } = createSearchedLists(createShapeSearch);

/** The places of the lists of words that a pattern requires. */
export const placesOf = (pattern: RegExp): readonly number[] => requiredWords(pattern).map(placeOf);

/** Whether a text may match what requires these lists. */
export const hasAll = (told: Told, required: readonly number[]): boolean => {
  for (const place of required) if (!isTold(told, place)) return false;
  return true;
};
