import { ANY, AT_EDGE, best, listsOf, type Part } from './pattern-part.ts';
import { readPattern } from './read-pattern.ts';
import { isSearchable, type Words } from './word-search.ts';

const MOST_MEMBERS = 9;
const RANGE = /([A-Za-z0-9])-([A-Za-z0-9])/g;
/** 1-3 as 123. */
const spread = (members: string): string =>
  members.replace(RANGE, (_range, first: string, last: string) =>
    Array.from({ length: last.charCodeAt(0) - first.charCodeAt(0) + 1 }, (_, at) => String.fromCharCode(first.charCodeAt(0) + at)).join(''),
  );

const charOf = (char: string): Part => (isSearchable(char) ? { exact: [char.toLowerCase()], lists: [] } : ANY);

const plainOf = (text: string): Part => ({ exact: [text.toLowerCase()], lists: [] });

/** A class with a surrogate, an escape or many members is any character. */
const classOf = (written: string): Part => {
  const members = spread(written).toLowerCase().split('');
  const isPlain = members.length <= MOST_MEMBERS && !/[\\\-\ud800-\udfff]/.test(members.join('')) && members.every(isSearchable);
  return isPlain ? { exact: members, lists: [] } : ANY;
};

export const MOST_LISTS = 3;

/**
 * Lists of words, the rarest first: a text that lacks every word of one of them has no match of `pattern`.
 * As RE2 derives its prefilters (Cox, *Regular Expression Matching with a Trigram Index*, 2012).
 */
export const requiredWords = (pattern: RegExp): readonly Words[] => best(listsOf(readPattern(pattern, { charOf, plainOf, classOf, escapeOf: () => ANY, edge: AT_EDGE }))).slice(0, MOST_LISTS);
