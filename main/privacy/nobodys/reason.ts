import type { EntityKind } from '#contract';
import { after, before, type Place } from '../rules/rule.ts';
import { requiredWords } from '../text/required-words.ts';
import { createSearchedLists, hasAll } from '../text/searched-words.ts';
import { createWordSearch, type Told } from '../text/word-search.ts';

/** Why a find of some kinds is nobody's. Whatever is given must hold: of the value, of what stands right before or behind it, of what is near. */
export type Reason = {
  readonly kinds: readonly EntityKind[];
  readonly value?: RegExp;
  readonly before?: RegExp;
  readonly after?: RegExp;
  readonly near?: RegExp;
  /** What speaks against it, near the value. */
  readonly unless?: RegExp;
};

/** How far `before`, `after` and `near` look, in units of the text. */
const BEFORE = 40;
const AFTER = 24;
const NEAR = 60;

const isNear = (pattern: RegExp, place: Place): boolean => pattern.test(before(place, NEAR)) || pattern.test(after(place, NEAR));

const holds = (reason: Reason, place: Place): boolean =>
  (reason.before?.test(before(place, BEFORE)) ?? true) &&
  (reason.after?.test(after(place, AFTER)) ?? true) &&
  (reason.near === undefined || isNear(reason.near, place)) &&
  (reason.unless === undefined || !isNear(reason.unless, place));

/** A find: where it stands, and what. */
export type Found = Place & { readonly value: string };
/** Whether a reason holds of a find. `told`: of which lists of words the text has one, found when first asked. */
export type Holds = (found: Found, told: () => Told) => boolean;

/** Most messages have no find: the words of reasons are searched apart from those of rules. */
const words = createSearchedLists(createWordSearch);
export const findReasonWords = words.find;

/** Whether words are searched before patterns are tried. */
export type Search = 'words first' | 'patterns';
type Placed = { readonly reason: Reason; readonly places: readonly number[] };
/** What a pattern around a value cannot do without is searched with all words of all reasons in one pass, and the pattern tried only where it is there. */
const placed = (reason: Reason, search: Search): Placed => ({ reason, places: search === 'patterns' ? [] : [reason.before, reason.after, reason.near].flatMap((pattern) => (pattern === undefined ? [] : requiredWords(pattern).map(words.placeOf))) });
const holdsAt = ({ reason, places }: Placed, found: Found, told: () => Told): boolean => (reason.value?.test(found.value) ?? true) && (places.length === 0 || hasAll(told(), places)) && holds(reason, found);

/** All values of some reasons as one pattern, without regard to case: one cold pattern instead of twenty. */
const anyValueOf = (reasons: readonly Reason[]): RegExp | undefined => (reasons.length === 0 ? undefined : new RegExp(reasons.map(({ value }) => `(?:${value?.source})`).join('|'), 'i'));

/** The first lists of some reasons as bits. */
const bitsOf = (all: readonly Placed[]): readonly number[] => {
  const bits: number[] = [];
  for (const { places: [first = 0] } of all) bits[first >> 5] = (bits[first >> 5] ?? 0) | (1 << first);
  return bits;
};
const isAnyTold = (told: Told, bits: readonly number[]): boolean => {
  for (let word = 0; word < bits.length; word++) if (((bits[word] ?? 0) & (told[word] ?? 0)) !== 0) return true;
  return false;
};

/** Whether one of some reasons holds. Those that need no word but a value are tried only where their value may be there, those that need words only where there is one. */
export const createHoldsOne = (reasons: readonly Reason[], search: Search): Holds => {
  const all = reasons.map((reason) => placed(reason, search));
  const byWords = all.filter(({ places }) => places.length > 0);
  const byValue = all.filter(({ reason, places }) => places.length === 0 && reason.value);
  const others = all.filter(({ reason, places }) => places.length === 0 && !reason.value);
  const bits = bitsOf(byWords);
  const mayBe = anyValueOf(byValue.map(({ reason }) => reason));
  return (found, told) =>
    (mayBe?.test(found.value) === true && byValue.some((one) => holdsAt(one, found, told))) ||
    others.some((one) => holdsAt(one, found, told)) ||
    (byWords.length > 0 && isAnyTold(told(), bits) && byWords.some((one) => holdsAt(one, found, told)));
};
