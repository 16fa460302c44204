import type { EntityKind } from '#contract';
import { after, before, type Place } from '../rules/rule.ts';
import { hasAll, placesOf } from '../text/searched-words.ts';
import type { Told } from '../text/word-search.ts';

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
/** Whether a reason holds of a find. `told`: of which lists of words the text has one. */
export type Holds = (found: Found, told: Told) => boolean;

/** What a pattern around a value cannot do without is searched with all words of all rules in one pass, and the pattern tried only where it is there. */
export const createHolds = (reason: Reason): Holds => {
  const places = [reason.before, reason.after, reason.near].flatMap((pattern) => (pattern === undefined ? [] : placesOf(pattern)));
  const { value } = reason;
  return (found, told) => hasAll(told, places) && (value === undefined || value.test(found.value)) && holds(reason, found);
};
