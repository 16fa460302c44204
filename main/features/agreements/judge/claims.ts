import { activitiesIn } from './activities.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { type Cues, cuesOf } from './cues.ts';
import type { Even } from './normalise.ts';
import { quantitiesIn } from './quantities.ts';
import type { Quantity } from './quantity.ts';
import { type Clock, findSpecials } from './special-quantities.ts';

/** Why a clause cannot count, strongest first. */
export const OBSTACLES = ['joke', 'other', 'question', 'unreal', 'past', 'future', 'negated', 'ongoing'] as const;
export type Obstacle = (typeof OBSTACLES)[number];

/** One clause of a submission, read. */
export type Claim = {
  readonly clause: Clause;
  /** The clause as it was written. */
  readonly quote: string;
  readonly cues: Cues;
  readonly obstacle: Obstacle | undefined;
  readonly day: Cues['day'];
  readonly activities: ReadonlySet<string>;
  /** Whether the activities were taken over from the clause before. */
  readonly isInherited: boolean;
  readonly quantities: readonly Quantity[];
  readonly clocks: readonly Clock[];
};

const ME = /我|\bi\b|\bi'|\bme\b|\bmy\b|\bmyself\b/;

const obstacleOf = (cues: Cues, context: { readonly day: Cues['day']; readonly other: boolean; readonly hasQuantity: boolean }): Obstacle | undefined => {
  if (cues.joke) return 'joke';
  if (context.other) return 'other';
  if (cues.question) return 'question';
  if (cues.unreal) return 'unreal';
  if (context.day === 'past' || context.day === 'last-night') return 'past';
  if (cues.future && !(cues.done && context.hasQuantity && cues.soFar)) return 'future';
  if (cues.negated) return 'negated';
  return cues.ongoing && !cues.soFar && !(cues.done && context.hasQuantity) ? 'ongoing' : undefined;
};

const readClause = (clause: Clause, even: Even, extra: RegExp | undefined) => {
  const quote = even.quote(clause.start, clause.end);
  const specials = findSpecials(clause.text);
  return { clause, quote, cues: cuesOf(clause.text, quote), activities: activitiesIn(clause.text), quantities: quantitiesIn(clause.text, extra), clocks: specials.clocks };
};

type Read = ReturnType<typeof readClause>;

const isOnlyDate = ({ cues, quantities, activities, clause }: Read): boolean => cues.day !== undefined && quantities.length === 0 && activities.size === 0 && clause.text.trim().length <= 16;

/** Days and speakers reach over the clauses of one sentence: "昨天，读了25页", "25 pages, yesterday". */
const sentenceClaims = (reads: readonly Read[]): Claim[] => {
  const trailing = reads.slice(1).find(isOnlyDate)?.cues.day;
  let day: Cues['day'];
  let other = false;
  let activities: ReadonlySet<string> = new Set();
  return reads.map((read) => {
    day = read.cues.day ?? day;
    other = read.cues.other || (other && !ME.test(read.clause.text));
    const own = read.activities.size > 0;
    if (own) activities = read.activities;
    const ownDay = day ?? trailing;
    const hasQuantity = read.quantities.some(({ role }) => role === 'amount');
    return { ...read, day: ownDay, activities, isInherited: !own, obstacle: obstacleOf(read.cues, { day: ownDay, other, hasQuantity }) };
  });
};

/** Reads a submission clause by clause. `text`: the evened text, orders taken out. `extra`: a counted noun of the rule. */
export const claimsOf = (even: Even, text: string, extra?: RegExp): readonly Claim[] => {
  const reads = clausesOf(text).map((clause) => readClause(clause, even, extra));
  const sentences: Read[][] = [];
  for (const read of reads) {
    if (read.clause.opens || sentences.length === 0) sentences.push([read]);
    else sentences.at(-1)?.push(read);
  }
  const claims = sentences.flatMap(sentenceClaims);
  const isRetracted = claims.some(({ cues }) => cues.retracted);
  return isRetracted ? claims.map((claim) => ({ ...claim, obstacle: claim.obstacle ?? (claim.cues.retracted ? 'negated' : 'joke') })) : claims;
};
