import { areAkin, namesRival } from './activities.ts';
import { type Claim, OBSTACLES } from './claims.ts';
import { type Extracted } from './extracted.ts';
import type { Even } from './normalise.ts';
import { type Demand, topicWords } from './rule.ts';
import { counts, notYet, type Outcome } from './why.ts';

export type Earlier = { readonly day: string; readonly text: string; readonly counted: boolean; readonly claims: () => readonly Claim[] };

/** All that a demand is judged by. Local time and day are of the agreement's zone; undefined when the moment is unknown. */
export type Context = {
  readonly even: Even;
  readonly claims: readonly Claim[];
  readonly whole: string;
  readonly ruleText: string;
  readonly minuteOfDay: number | undefined;
  readonly day: string | undefined;
  readonly earlier: readonly Earlier[];
  readonly extracted: Extracted | undefined;
  readonly photo: boolean;
};

const sharesWord = (text: string, demand: Demand): boolean => [...topicWords(text)].some((word) => demand.words.has(word));

/** Amounts that say by themselves what was done: "cooked dinner, 25 pages". */
const SPEAKING: ReadonlySet<string> = new Set(['pages', 'chapters', 'words', 'characters', 'steps', 'glasses', 'problems', 'lines', 'articles']);

/** Whether a clause may speak of what is asked for: nothing in it says it is another thing. */
export const isAbout = (claim: Claim, demand: Demand, ruleText: string): boolean => {
  if (namesRival(claim.clause.text, ruleText)) return false;
  if (claim.activities.size === 0 || demand.activities.size === 0) return true;
  if (claim.isInherited && claim.quantities.some(({ dimension }) => dimension !== undefined && SPEAKING.has(dimension))) return true;
  return areAkin(claim.activities, demand.activities) || (!claim.isInherited && sharesWord(claim.clause.text, demand));
};

/** Whether a clause does speak of what is asked for. */
export const names = (claim: Claim, demand: Demand, ruleText: string): boolean =>
  !namesRival(claim.clause.text, ruleText) &&
  ((claim.activities.size > 0 && areAkin(claim.activities, demand.activities)) || sharesWord(claim.clause.text, demand));

const weight = (claim: Claim, demand: Demand, ruleText: string): number =>
  (names(claim, demand, ruleText) ? 2 : 0) + (claim.quantities.length > 0 ? 1 : 0) + (claim.cues.done ? 1 : 0);

/** What stands in the way of the clause that speaks most of the demand; undefined when nothing does. */
export const obstacleOutcome = (context: Context, demand: Demand): Outcome | undefined => {
  const blocked = context.claims.filter(({ obstacle }) => obstacle !== undefined);
  if (blocked.length === 0) return undefined;
  const ranked = blocked.toSorted(
    (a, b) =>
      weight(b, demand, context.ruleText) - weight(a, demand, context.ruleText) ||
      OBSTACLES.indexOf(a.obstacle ?? 'ongoing') - OBSTACLES.indexOf(b.obstacle ?? 'ongoing'),
  );
  const [first] = ranked;
  if (first?.obstacle === undefined) return undefined;
  return notYet({ type: 'obstacle', obstacle: first.obstacle, quote: first.quote, wanted: demand.requirement.label });
};

export const nothing = (context: Context, demand: Demand): Outcome =>
  notYet({ type: 'nothing', quote: context.even.quote(0, context.even.text.length), wanted: demand.requirement.label });

/** A clause that says the thing was done, without an obstacle. Bare "check-in" is not enough. */
export const plainDoing = (context: Context, demand: Demand): Claim | undefined =>
  context.claims.find((claim) => claim.obstacle === undefined && names(claim, demand, context.ruleText)) ??
  context.claims.find((claim) => claim.obstacle === undefined && claim.cues.done && !claim.cues.bare && isAbout(claim, demand, context.ruleText));

export const did = (claim: Claim): Outcome => counts({ type: 'did', quote: claim.quote }, 0.85);
