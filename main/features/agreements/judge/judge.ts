import { assertNever, type Verdict } from '#contract';
import { localTime } from '../days.ts';
import { claimsOf } from './claims.ts';
import type { Context, Earlier } from './context.ts';
import type { Extracted } from './extracted.ts';
import { claimsFrom, judgeAmount } from './judge-amount.ts';
import { judgeActivity, judgeAvoid, judgeClock, judgeLimit, judgeNote, judgePhoto } from './judge-deed.ts';
import { type Even, normalise } from './normalise.ts';
import { takeOutOrders } from './orders.ts';
import { languageOf, reasonOf } from './reasons.ts';
import { type Demand, parseRule } from './rule.ts';
import { takeOutSpeech } from './speech.ts';
import { notYet, type Outcome, type Why, yourCall } from './why.ts';

/** `at`: ms since the epoch, `tz`: IANA name; without them days and hours in the text are taken as they are said. */
export type Submission = {
  readonly rule: string;
  readonly submission: string;
  readonly at?: number | undefined;
  readonly tz?: string | undefined;
  /** The same person's earlier check-ins under this rule. */
  readonly history?: readonly { readonly at: number; readonly submission: string; readonly verdict: Verdict }[] | undefined;
  readonly photo?: boolean | undefined;
  /** The author's clock was far off: no day can be told. */
  readonly clockWrong?: boolean | undefined;
  readonly extracted?: Extracted | undefined;
};
/** `why` is the finding, `reason` its sentence in the language of the submission. `score`: how strongly it counts, 0 … 1. `isOpen`: a model may still read something out of it. `byModel`: what a model read out of it decided. */
export type Judgement = { readonly verdict: Verdict; readonly why: Why; readonly reason: string; readonly score: number; readonly isOpen: boolean; readonly byModel: boolean };

const MAX_HISTORY = 14;
const MAX_TEXT = 4000;
const LATE_FIRST = { 'not-yet': 0, 'your-call': 1, counts: 2 } as const;

const judgeDemand = (demand: Demand, context: Context): Outcome => {
  const { requirement } = demand;
  switch (requirement.kind) {
    case 'amount': return judgeAmount({ ...demand, requirement }, context);
    case 'limit': return judgeLimit({ ...demand, requirement }, context);
    case 'activity': return judgeActivity({ ...demand, requirement }, context);
    case 'avoid': return judgeAvoid({ ...demand, requirement }, context);
    case 'clock': return judgeClock({ ...demand, requirement }, context);
    case 'note': return judgeNote({ ...demand, requirement }, context);
    case 'photo': return judgePhoto({ ...demand, requirement }, context);
    default: return assertNever(requirement);
  }
};

const worst = (outcomes: readonly Outcome[]): Outcome => outcomes.reduce((a, b) => (LATE_FIRST[b.verdict] < LATE_FIRST[a.verdict] ? b : a));
const best = (outcomes: readonly Outcome[]): Outcome => outcomes.reduce((a, b) => (LATE_FIRST[b.verdict] > LATE_FIRST[a.verdict] ? b : a));

const earlierOf = ({ history = [], tz = 'UTC' }: Submission): readonly Earlier[] =>
  history.slice(-MAX_HISTORY).map(({ at, submission, verdict }) => ({
    day: localTime(at, tz).day,
    text: submission,
    counted: verdict === 'counts',
    claims: () => claimsFrom(submission.slice(0, MAX_TEXT)),
  }));

const contextOf = (input: Submission, even: Even, rest: string): Context => {
  const local = input.at === undefined ? undefined : localTime(input.at, input.tz ?? 'UTC');
  const { text, ways } = parseRule(input.rule);
  const extra = ways.flat().flatMap(({ requirement }) => (requirement.kind === 'amount' && requirement.extra !== undefined ? [requirement.extra] : []))[0];
  return {
    even,
    claims: claimsOf(even, rest, extra),
    whole: rest,
    ruleText: text,
    minuteOfDay: local?.minuteOfDay,
    day: local?.day,
    earlier: earlierOf(input),
    extracted: input.extracted,
    photo: input.photo ?? false,
  };
};

const outcomeOf = (input: Submission): Outcome => {
  const even = normalise(input.submission.slice(0, MAX_TEXT));
  const { rest: unquoted, quoted } = takeOutSpeech(even.text);
  const { rest, order } = takeOutOrders(unquoted);
  const context = contextOf(input, even, rest);
  const [first] = parseRule(input.rule).ways.flat();
  if (order !== undefined && context.claims.length === 0) {
    return notYet({ type: 'order', quote: even.quote(order.start, order.end), wanted: first?.requirement.label ?? input.rule }, 0);
  }
  const outcome = best(parseRule(input.rule).ways.map((way) => worst(way.map((demand) => judgeDemand(demand, context)))));
  if (order !== undefined && outcome.verdict === 'your-call') return notYet({ type: 'order', quote: even.quote(order.start, order.end), wanted: first?.requirement.label ?? input.rule }, 0);
  if (quoted !== undefined && outcome.verdict !== 'counts') {
    return notYet({ type: 'obstacle', obstacle: 'other', quote: even.quote(quoted.start, quoted.end), wanted: first?.requirement.label ?? input.rule });
  }
  if (input.clockWrong && outcome.verdict === 'counts') return yourCall({ type: 'clock-wrong', quote: input.submission });
  return outcome;
};

/**
 * Judges one check-in by rules: does it fulfil the rule (free text, Chinese or English) with the person's own work of that day?
 * Pure: every desktop computes the same. Orders, plans, jokes and other people's work never count; what is unclear is the person's call.
 */
export const judge = (input: Submission): Judgement => {
  const { verdict, score, why, byModel = false } = outcomeOf(input);
  const isOpen = verdict === 'your-call' && (why.type === 'how-much' || why.type === 'other-unit');
  return { verdict, why, score, isOpen, byModel, reason: reasonOf(why, languageOf(input.submission, input.rule)) };
};
