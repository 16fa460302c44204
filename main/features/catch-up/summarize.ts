import { type Candidate, type PointKind, type Reading } from './candidate.ts';
import { DECIDED, PROMISED_EN, PROMISED_ZH, PROPOSED } from './cues.ts';
import { conceptsOf } from './concepts.ts';
import { decisionsIn } from './decisions.ts';
import { isHeldBy } from './facts.ts';
import { lastStates, stillTrue } from './last-states.ts';
import { notableIn } from './notable.ts';
import { peopleOf } from './people.ts';
import { questionsIn } from './questions.ts';
import { readLines } from './read-lines.ts';
import type { TalkMessage } from './talk.ts';
import { timesOf } from './times.ts';
import { todosIn } from './todos.ts';
import { cohesion, topicsOf } from './topics.ts';
import { quoteOf, readingSeconds } from './trim.ts';
import { wordsOf } from './words.ts';

export type SummaryOptions = {
  /** Display name of the person it is for. */
  readonly reader?: string;
  /** Other names that are members, beside the authors. */
  readonly members?: readonly string[];
  readonly maxPoints?: number;
  /** How long the whole may take to read, seconds. */
  readonly maxSeconds?: number;
  /** What matters: a newcomer and a week want decisions and facts, who catches up wants what is theirs. */
  readonly weights?: Readonly<Partial<Record<PointKind, number>>>;
};

export type SummaryPoint = {
  readonly kind: PointKind;
  /** A verbatim quote, or `question → answer` where the answer alone says too little. */
  readonly text: string;
  /** The parts of messages that `text` is made of, in order: offsets in UTF-16 code units. */
  readonly quotes: readonly { readonly id: string; readonly start: number; readonly end: number }[];
  readonly author: string;
  readonly owner?: string;
  readonly at?: number;
  readonly mine: boolean;
  readonly cites: readonly string[];
  readonly score: number;
};

export const LEAD_ARROW = ' → ';
const MAX_POINTS = 7;
const MAX_SECONDS = 20;
const POINT_SECONDS = 5;
const LEAST_POINTS = 5;
const NEAR_DUPLICATE = 0.6;
/** What I promised myself I know better than what others ask of me. */
const OWN_WORDS = 0.3;
const TOPIC_AGAIN = 0.3;
const TOPIC_AGAIN_AT_MOST = 0.9;
/** A catch-up tells of every kind there is: the first of a kind counts more, each further one a little less. */
const FIRST_OF_KIND = 0.5;
const KIND_AGAIN = 0.1;
/** However much a promise tells, it does not outweigh what was settled. */
const FACTS_LIFT_TO = 2.9;
const FACT_FROM = 1.05;
const FILL_FROM = 0.8;

const read = (messages: readonly TalkMessage[], options: SummaryOptions): Reading => {
  const lines = readLines(messages);
  const topics = topicsOf(lines);
  return {
    lines,
    topicOf: (line) => topics.of[line.index] ?? -1,
    idf: topics.idf,
    byId: new Map(lines.map((line) => [line.id, line])),
    people: peopleOf(lines, options.members),
  };
};

const cueIn = (candidate: Candidate): number => {
  const found = [DECIDED, PROMISED_ZH, PROMISED_EN, PROPOSED]
    .map((cue) => cue.exec(candidate.sentence.bare)?.index ?? -1)
    .filter((at) => at >= 0);
  return found.length === 0 ? 0 : Math.min(...found);
};

const pointOf = (reading: Reading, candidate: Candidate, mine: boolean): SummaryPoint => {
  const { line, sentence, lead } = candidate;
  const quote = {
    id: line.id,
    ...quoteOf(line, sentence, { seconds: POINT_SECONDS - (lead === undefined ? 0 : 2), cue: cueIn(candidate) }),
  };
  const before =
    lead === undefined
      ? []
      : [{ id: lead.line.id, ...quoteOf(lead.line, lead.sentence, { seconds: 2, cue: lead.sentence.text.length - 2 }) }];
  const text = [...before, quote]
    .map(({ id, start, end }) => reading.byId.get(id)?.text.slice(start, end).trim() ?? '')
    .join(LEAD_ARROW);
  const cites = [...new Set([...before.map(({ id }) => id), line.id, ...candidate.rests.map(({ id }) => id)])];
  return {
    kind: candidate.kind,
    text,
    quotes: [...before, quote],
    author: line.author,
    ...(candidate.owner !== undefined && { owner: candidate.owner }),
    ...(line.at !== undefined && { at: line.at }),
    mine,
    cites,
    score: candidate.score,
  };
};

const namesReader = (reading: Reading, candidate: Candidate, reader: string): boolean => {
  for (let from = 0; ;) {
    const named = reading.people.namedIn(candidate.sentence.bare, from);
    if (named === undefined) return false;
    if (named.name === reader) return true;
    from = named.end;
  }
};

const isMine = (reading: Reading, candidate: Candidate, reader: string | undefined): boolean =>
  reader !== undefined &&
  (candidate.owner === reader || (candidate.line.author !== reader && namesReader(reading, candidate, reader)));

const isTrue = (reading: Reading, point: SummaryPoint): boolean =>
  isHeldBy(
    point.text,
    point.cites.map((id) => reading.byId.get(id)).flatMap((line) => (line === undefined ? [] : [line.text, line.author])),
  );

type Chosen = {
  readonly point: SummaryPoint;
  readonly words: ReadonlySet<string>;
  readonly times: ReadonlySet<string>;
  readonly topic: number;
};

/** The same day and hour (two times at least) is the same plan, said again or in the other language. */
const isSamePlan = (one: Chosen, two: Chosen): boolean => [...one.times].filter((time) => two.times.has(time)).length >= 2;

/** Two people each promised something: however alike the words, both are to do. */
const areOfTwo = (one: SummaryPoint, two: SummaryPoint): boolean => one.kind === 'todo' && two.kind === 'todo' && one.owner !== two.owner;

const isRepeated = (reading: Reading, chosen: readonly Chosen[], next: Chosen): boolean =>
  chosen.some(
    (other) =>
      (!areOfTwo(other.point, next.point) && (cohesion(other.words, next.words, reading.idf) >= NEAR_DUPLICATE || isSamePlan(other, next))) ||
      (other.point.quotes.at(-1)?.id === next.point.quotes.at(-1)?.id && other.point.kind !== next.point.kind) ||
      other.point.quotes.some((one) =>
        next.point.quotes.some((two) => one.id === two.id && one.start < two.end && two.start < one.end),
      ),
  );

/** Only these many candidates are looked at closely. */
const POOL = 240;

type Ranked = Chosen & { readonly worth: number };

const ranked = (reading: Reading, candidates: readonly Candidate[], options: SummaryOptions): Ranked[] => {
  const { reader, weights = {} } = options;
  const last = Math.max(1, reading.lines.length - 1);
  const pool = candidates.map((candidate) => {
    const { line, kind, score } = candidate;
    const mine = isMine(reading, candidate, reader);
    return {
      candidate,
      mine,
      worth:
        score * (weights[kind] ?? 1) +
        (mine ? (line.author === reader ? OWN_WORDS : 1.6) : 0) +
        (0.4 * line.index) / last +
        Math.min(line.reactions ?? 0, 4) * 0.15,
    };
  });
  return pool
    .toSorted((a, b) => b.worth - a.worth)
    .slice(0, POOL)
    .map(({ candidate, mine, worth }) => {
      const point = pointOf(reading, candidate, mine);
      const words = wordsOf(point.text);
      return {
        point,
        words: new Set([...words, ...conceptsOf(words)]),
        times: new Set(timesOf(point.text)),
        topic: reading.topicOf(candidate.line),
        worth,
      };
    });
};

/** Greedy by worth, each topic's next point worth a little less, within what a person reads in the given time. */
const choose = (reading: Reading, candidates: readonly Candidate[], options: SummaryOptions): Chosen[] => {
  const { maxPoints = MAX_POINTS, maxSeconds = MAX_SECONDS } = options;
  const chosen: Chosen[] = [];
  const left = new Set(ranked(reading, candidates, options));
  const now = (entry: Ranked): number => {
    const alike = chosen.filter((other) => other.point.kind === entry.point.kind).length;
    const sameTopic = chosen.filter((other) => other.topic === entry.topic).length;
    const byKind = entry.point.kind === 'fact' ? 0 : alike === 0 ? FIRST_OF_KIND : -KIND_AGAIN * alike;
    return entry.worth + byKind - Math.min(TOPIC_AGAIN_AT_MOST, TOPIC_AGAIN * sameTopic);
  };
  let seconds = 0;
  while (chosen.length < maxPoints && left.size > 0) {
    const best = [...left].reduce((a, b) => (now(b) > now(a) ? b : a));
    left.delete(best);
    const cost = readingSeconds(best.point.text);
    if ((seconds + cost > maxSeconds && chosen.length > 0) || isRepeated(reading, chosen, best) || !isTrue(reading, best.point))
      continue;
    seconds += cost;
    chosen.push(best);
  }
  return chosen;
};

const order = (points: readonly SummaryPoint[], reading: Reading): SummaryPoint[] => {
  const placeOf = (point: SummaryPoint): number => reading.byId.get(point.quotes.at(-1)?.id ?? '')?.index ?? 0;
  const rank: Readonly<Record<PointKind, number>> = { decision: 0, todo: 1, question: 2, fact: 3 };
  return points.toSorted((a, b) => Number(b.mine) - Number(a.mine) || rank[a.kind] - rank[b.kind] || placeOf(a) - placeOf(b));
};

/**
 * What a person should know of a conversation: decisions in their last state, to-dos with owners, open questions, notable facts.
 * At most seven points and 20 seconds of reading, what is the reader's own first. Rules only, deterministic; each text is quoted, and a
 * check by code keeps any point out whose numbers, times and names are not in the messages it cites.
 */
export const summarize = (messages: readonly TalkMessage[], options: SummaryOptions = {}): SummaryPoint[] => {
  const reading = read(messages, options);
  const notable = notableIn(reading);
  const worths = new Map(notable.map(({ sentence, score }) => [sentence, score]));
  // A promise is worth at least the facts it tells.
  const said = [...decisionsIn(reading), ...todosIn(reading)].map((one) => ({
    ...one,
    score: Math.max(one.score, Math.min(worths.get(one.sentence) ?? 0, FACTS_LIFT_TO)),
  }));
  const settled = lastStates(reading, said);
  const firm = [...settled, ...questionsIn(reading)];
  // What was settled and is no longer so must not come back as a plain fact.
  const taken = new Set(said.map(({ sentence }) => sentence));
  const facts = stillTrue(
    reading,
    notable
      .filter(({ sentence }) => !taken.has(sentence))
      .toSorted((a, b) => b.score - a.score)
      .slice(0, POOL),
    settled,
  );
  const { maxPoints = MAX_POINTS } = options;
  const strong = choose(reading, [...firm, ...facts.filter((fact) => fact.score >= FACT_FROM)], options);
  const enough = strong.length >= Math.min(LEAST_POINTS, maxPoints);
  const all = enough ? strong : choose(reading, [...firm, ...facts.filter((fact) => fact.score >= FILL_FROM)], options);
  return order(
    all.map(({ point }) => point),
    reading,
  );
};
