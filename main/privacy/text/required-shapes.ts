import { ANY, inTurn, listsOf, NO_WIDTH, type Part } from './pattern-part.ts';
import { readPattern } from './read-pattern.ts';
import { MOST_LISTS } from './required-words.ts';
import { DIGIT_SIGN, HAN_SIGN, signOf, signsBetween } from './shapes.ts';
import type { Words } from './word-search.ts';

const ESCAPES: ReadonlyMap<string, readonly string[]> = new Map([
  ['\\d', [DIGIT_SIGN]],
  ['\\w', [DIGIT_SIGN, 'A', 'a', '_']],
  ['\\s', [' ']],
  ['\\n', [' ']],
]);
/** A member of a class, or two that stand for all between them. */
const MEMBER = /(\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\.|[^\\])(?:-(\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|[^\\]))?/g;
const MOST_MEMBERS = 9;

const partOf = (signs: readonly string[]): Part => (signs.length <= MOST_MEMBERS ? { exact: signs, lists: [] } : ANY);
const plainOf = (member: string): string => (/^\\[ux]/.test(member) ? String.fromCharCode(Number.parseInt(member.slice(2), 16)) : member.replace('\\', ''));
const isKnown = (member: string): boolean => ESCAPES.has(member) || !/^\\[a-tv-wyzA-Z0-9]/.test(member);

const readClass = (written: string): Part => {
  const members = [...written.matchAll(MEMBER)];
  if (!members.every(([, first = '']) => isKnown(first))) return ANY;
  return partOf([...new Set(members.flatMap(([, first = '', last]) => (last === undefined ? (ESCAPES.get(first) ?? [signOf(plainOf(first))]) : signsBetween(plainOf(first), plainOf(last)))))]);
};

const classes = new Map<string, Part>();
/** Most patterns are made of a few classes. */
const classOf = (written: string): Part => {
  const known = classes.get(written) ?? readClass(written);
  classes.set(written, known);
  return known;
};

const escapeOf = (escape: string): Part => {
  const signs = ESCAPES.get(escape);
  return signs ? partOf(signs) : ANY;
};

/** How rare a sign is in what people write. */
const weightOf = (sign: string): number => (sign === 'a' || sign === ' ' || sign === HAN_SIGN ? 0.1 : sign === DIGIT_SIGN || sign === 'A' ? 1 : 2);
/** Below this a shape is in most messages. */
const LEAST_WEIGHT = 2;
/** The weight of the weakest. */
const weightOfAll = (shapes: Words): number => Math.min(...shapes.map((shape) => Array.from(shape).reduce((sum, sign) => sum + weightOf(sign), 0)));

/**
 * Lists of shapes, the rarest first: a text whose shape lacks all of one of them has no match of `pattern`; `\d{3}-\d{4}` requires 000-0000.
 * Letters of a pattern that is read without regard to case stand for anything.
 */
export const requiredShapes = (pattern: RegExp): readonly Words[] => {
  const charOf = (char: string): Part => (pattern.ignoreCase && /[A-Za-z]/.test(char) ? ANY : { exact: [signOf(char)], lists: [] });
  const plainOf = (text: string): Part => (pattern.ignoreCase && /[A-Za-z]/.test(text) ? inTurn(Array.from(text, charOf)) : { exact: [Array.from(text, signOf).join('')], lists: [] });
  const withCase = (part: Part): Part => (pattern.ignoreCase && part.exact?.some((sign) => sign === 'A' || sign === 'a') ? { exact: [...new Set([...part.exact, 'A', 'a'])], lists: [] } : part);
  const lists = listsOf(readPattern(pattern, { charOf, plainOf, classOf: (written) => withCase(classOf(written)), escapeOf: (escape) => withCase(escapeOf(escape)), edge: NO_WIDTH }));
  const different = [...new Map(lists.map((shapes) => [shapes.join('|'), shapes])).values()];
  return different
    .map((shapes) => ({ shapes, weight: weightOfAll(shapes) }))
    .filter(({ weight }) => weight >= LEAST_WEIGHT)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST_LISTS)
    .map(({ shapes }) => shapes);
};
