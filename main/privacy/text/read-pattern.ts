import { ANY, eitherOf, inTurn, listsOf, NO_WIDTH, NOTHING, type Part, repeated } from './pattern-part.ts';

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

/** What the characters and the classes of a pattern are read as. */
export type Alphabet = {
  readonly charOf: (char: string) => Part;
  /** Of letters, digits and Han in turn. */
  readonly plainOf: (text: string) => Part;
  /** Of what stands between the brackets, `d` of \d as well. */
  readonly classOf: (members: string) => Part;
  /** \d, \w and their like, outside brackets. */
  readonly escapeOf: (escape: string) => Part;
  /** Where no letter of ASCII stands on one side: `AT_EDGE`, or `NO_WIDTH` for who does not tell. */
  readonly edge: Part;
};

/** Where the reading of a pattern's source is. */
type Cursor = { readonly source: string; readonly alphabet: Alphabet; at: number };

const take = (cursor: Cursor, pattern: RegExp): RegExpExecArray | undefined => {
  pattern.lastIndex = cursor.at;
  const match = pattern.exec(cursor.source) ?? undefined;
  if (match) cursor.at = pattern.lastIndex;
  return match;
};

const readEscape = (cursor: Cursor): Part => {
  const { charOf, escapeOf } = cursor.alphabet;
  const hex = take(cursor, HEX_ESCAPE);
  if (hex) return charOf(String.fromCharCode(Number.parseInt(hex[1] ?? hex[2] ?? '', 16)));
  const escape = take(cursor, CLASS_ESCAPE);
  if (escape) return escapeOf(escape[0]);
  const char = cursor.source[cursor.at + 1] ?? '';
  cursor.at += 2;
  if (char === 'b') return cursor.alphabet.edge;
  return char === 'B' ? NO_WIDTH : charOf(char);
};

const readGroup = (cursor: Cursor, kind: string | undefined): Part => {
  LONE_CLASS.lastIndex = cursor.at;
  const isLettersFirst = HAS_LETTERS.test(LONE_CLASS.exec(cursor.source)?.[0] ?? '');
  const inner = readEither(cursor);
  cursor.at += 1;
  if (kind?.endsWith('!')) return isLettersFirst ? cursor.alphabet.edge : NO_WIDTH;
  return kind?.endsWith('=') ? { exact: NOTHING, lists: listsOf(inner) } : inner;
};

const readOne = (cursor: Cursor): Part => {
  const { charOf, plainOf, classOf } = cursor.alphabet;
  const plain = take(cursor, PLAIN);
  if (plain) return plainOf(plain[0]);
  const group = take(cursor, GROUP);
  if (group) return readGroup(cursor, group[1]);
  const members = take(cursor, CLASS);
  if (members) return members[1] ? ANY : classOf(members[2] ?? '');
  const char = cursor.source[cursor.at] ?? '';
  if (char === '\\') return readEscape(cursor);
  cursor.at += 1;
  if (char === '^' || char === '$') return cursor.alphabet.edge;
  return char === '.' ? ANY : charOf(char);
};

const readRepeated = (cursor: Cursor): readonly Part[] => {
  const part = readOne(cursor);
  const quantifier = take(cursor, QUANTIFIER);
  if (!quantifier) return [part];
  const [, sign, least, comma, most] = quantifier;
  if (sign) return repeated(part, sign === '+' ? 1 : 0, sign === '?' ? 1 : Infinity);
  return repeated(part, Number(least), comma ? Number(most || Infinity) : Number(least));
};

const readTurn = (cursor: Cursor): Part => {
  const parts: Part[] = [];
  while (cursor.at < cursor.source.length && !'|)'.includes(cursor.source[cursor.at] ?? '|')) parts.push(...readRepeated(cursor));
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

/** What a pattern can only match, in the syntax of ECMA-262 that the rules use; a construct that is not known stands for anything. */
export const readPattern = ({ source }: RegExp, alphabet: Alphabet): Part => readEither({ source, alphabet, at: 0 });
