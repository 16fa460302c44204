import { ANY, AT_EDGE, best, eitherOf, inTurn, listsOf, NO_WIDTH, NOTHING, type Part, repeated } from './pattern-part.ts';
import { isSearchable, type Words } from './word-search.ts';

const HEX_ESCAPE = /\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2}))/y;
const CLASS_ESCAPE = /\\(?:[dDwWsSnrtfv0-9k]|[pP]\{[^}]*\})/y;
const QUANTIFIER = /(?:([?*+])|\{(\d+)(,?)(\d*)\})\??/y;
/** Letters, digits and Han that nothing repeats. */
const PLAIN = /[A-Za-z0-9\u3400-\u9fff]{2,}(?![?*+{])/y;
const GROUP = /\((?:\?(<?[=!]|:|<[A-Za-z]\w*>))?/y;
const CLASS = /\[(\^?)((?:\\.|[^\]\\])*)\]/y;
/** A class that stands for itself in a group. */
const LONE_CLASS = /(?:\[(?!\^)[^\]\\]*(?:\\.[^\]\\]*)*\]|\\w)(?=[|)])/y;
const HAS_LETTERS = /A-Za-z|\\w/;
const MOST_MEMBERS = 9;
const RANGE = /([A-Za-z0-9])-([A-Za-z0-9])/g;
/** 1-3 as 123. */
const spread = (members: string): string =>
  members.replace(RANGE, (_range, first: string, last: string) =>
    Array.from({ length: last.charCodeAt(0) - first.charCodeAt(0) + 1 }, (_, at) => String.fromCharCode(first.charCodeAt(0) + at)).join(''),
  );

/** Where the reading of a pattern's source is. */
type Cursor = { readonly source: string; at: number };

const take = (cursor: Cursor, pattern: RegExp): RegExpExecArray | undefined => {
  pattern.lastIndex = cursor.at;
  const match = pattern.exec(cursor.source) ?? undefined;
  if (match) cursor.at = pattern.lastIndex;
  return match;
};

const charOf = (char: string): Part => (isSearchable(char) ? { exact: [char.toLowerCase()], lists: [] } : ANY);

/** A class with a surrogate, an escape or many members is any character. */
const classOf = ([, not, written = '']: RegExpExecArray): Part => {
  const members = spread(written).toLowerCase().split('');
  const isPlain = !not && members.length <= MOST_MEMBERS && !/[\\\-\ud800-\udfff]/.test(members.join('')) && members.every(isSearchable);
  return isPlain ? { exact: members, lists: [] } : ANY;
};

const readEscape = (cursor: Cursor): Part => {
  const hex = take(cursor, HEX_ESCAPE);
  if (hex) return charOf(String.fromCharCode(Number.parseInt(hex[1] ?? hex[2] ?? '', 16)));
  if (take(cursor, CLASS_ESCAPE)) return ANY;
  const char = cursor.source[cursor.at + 1] ?? '';
  cursor.at += 2;
  if (char === 'b') return AT_EDGE;
  return char === 'B' ? NO_WIDTH : charOf(char);
};

const readGroup = (cursor: Cursor, kind: string | undefined): Part => {
  LONE_CLASS.lastIndex = cursor.at;
  const isLettersFirst = HAS_LETTERS.test(LONE_CLASS.exec(cursor.source)?.[0] ?? '');
  const inner = readEither(cursor);
  cursor.at += 1;
  if (kind?.endsWith('!')) return isLettersFirst ? AT_EDGE : NO_WIDTH;
  return kind?.endsWith('=') ? { exact: NOTHING, lists: listsOf(inner) } : inner;
};

const readOne = (cursor: Cursor): Part => {
  const plain = take(cursor, PLAIN);
  if (plain) return { exact: [plain[0].toLowerCase()], lists: [] };
  const group = take(cursor, GROUP);
  if (group) return readGroup(cursor, group[1]);
  const members = take(cursor, CLASS);
  if (members) return classOf(members);
  const char = cursor.source[cursor.at] ?? '';
  if (char === '\\') return readEscape(cursor);
  cursor.at += 1;
  if (char === '^' || char === '$') return AT_EDGE;
  return char === '.' ? ANY : charOf(char);
};

const readRepeated = (cursor: Cursor): Part => {
  const part = readOne(cursor);
  const quantifier = take(cursor, QUANTIFIER);
  if (!quantifier) return part;
  const [, sign, least, comma, most] = quantifier;
  if (sign) return repeated(part, sign === '+' ? 1 : 0, sign === '?' ? 1 : Infinity);
  return repeated(part, Number(least), comma ? Number(most || Infinity) : Number(least));
};

const readTurn = (cursor: Cursor): Part => {
  const parts: Part[] = [];
  while (cursor.at < cursor.source.length && !'|)'.includes(cursor.source[cursor.at] ?? '|')) parts.push(readRepeated(cursor));
  return inTurn(parts);
};

const readEither = (cursor: Cursor): Part => {
  const parts = [readTurn(cursor)];
  while (cursor.source[cursor.at] === '|') {
    cursor.at += 1;
    parts.push(readTurn(cursor));
  }
  return eitherOf(parts);
};

const MOST_LISTS = 3;

/**
 * Lists of words, the rarest first: a text that lacks every word of one of them has no match of `pattern`.
 * As RE2 derives its prefilters (Cox, *Regular Expression Matching with a Trigram Index*, 2012), from the syntax of ECMA-262 that the rules use.
 */
export const requiredWords = ({ source }: RegExp): readonly Words[] => best(listsOf(readEither({ source, at: 0 }))).slice(0, MOST_LISTS);
