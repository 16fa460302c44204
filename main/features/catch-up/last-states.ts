import type { Candidate, Reading } from './candidate.ts';
import { factKindsOf, type FactKinds, timeWordsOf } from './facts.ts';
import { timesOf } from './times.ts';
import { cohesion } from './topics.ts';
import { wordsOf } from './words.ts';

const CLOSE = 0.34;
const AGAIN = 0.6;
/** One word in common, in the same talk. */
const TOUCHES = 0.12;

/** A candidate with what it is about, apart from when: two plans that differ only in time are one plan, moved. */
type State = {
  readonly candidate: Candidate;
  readonly subject: ReadonlySet<string>;
  readonly times: ReadonlySet<string>;
  readonly kinds: FactKinds;
  readonly topics: ReadonlySet<number>;
};

const stateOf = (reading: Reading, candidate: Candidate): State => {
  const { sentence, lead } = candidate;
  const times = timesOf(sentence.text);
  const timeWords = new Set(timeWordsOf(sentence.text).flatMap(wordsOf));
  const words = [...sentence.words, ...(lead?.sentence.words ?? [])];
  const subject = new Set(words.filter((word) => !timeWords.has(word) && !/^\d/.test(word)));
  return {
    candidate,
    subject,
    times: new Set(times),
    kinds: factKindsOf(sentence.text),
    topics: new Set([candidate.line, ...candidate.rests].map(reading.topicOf)),
  };
};

const movedFrom = (later: State, earlier: State): boolean =>
  later.times.size > 0 && earlier.times.size > 0 && [...later.times].some((time) => !earlier.times.has(time));

/** A plan belongs to the topics of all lines it rests on: the question, the proposal, the agreement. */
const sameTopic = (a: State, b: State): boolean => [...a.topics].some((topic) => b.topics.has(topic));

const sameFacet = ({ kinds: a }: State, { kinds: b }: State): boolean =>
  (a.time && b.time) || (a.place && b.place) || (a.money && b.money);

const isLinked = ({ candidate: now }: State, { candidate: was }: State): boolean =>
  now.line.replyTo === was.line.id || now.rests.some((line) => line.id === was.line.id);

/** How far back a change without a subject ("Friday instead") may reach. */
const ELLIPSIS_REACH = 24;
/** Within so many lines the same times in the same topic are the same plan, said again. */
const AGAIN_REACH = 8;

/** "Friday then", "ok Friday": the same plan said again. The wordier one stays. */
const restates = (later: State, earlier: State): boolean => {
  if (!sameTopic(later, earlier) || later.candidate.line.index - earlier.candidate.line.index > AGAIN_REACH) return false;
  const within = (a: State, b: State): boolean => [...a.times].every((time) => b.times.has(time));
  return later.times.size > 0 && earlier.times.size > 0 && (within(later, earlier) || within(earlier, later));
};

/** Whether `later` names what it changes, and that is `earlier`. */
const changesBySubject = (reading: Reading, later: State, earlier: State): boolean => {
  const [now, was] = [later.candidate, earlier.candidate];
  const topic = sameTopic(later, earlier);
  const close = cohesion(earlier.subject, later.subject, reading.idf);
  if (was.kind === 'todo') {
    if (now.kind !== 'todo' || !topic) return false;
    return now.owner === was.owner
      ? close >= CLOSE && now.line.index - was.line.index <= ELLIPSIS_REACH
      : close >= AGAIN && now.line.author !== was.line.author;
  }
  if (now.kind !== 'decision') return false;
  if (close >= AGAIN && later.subject.size > 0) return true;
  if (now.changes && (isLinked(later, earlier) || close >= CLOSE || (topic && close >= TOUCHES))) return true;
  return topic && close >= CLOSE && (movedFrom(later, earlier) || now.line.index - was.line.index <= AGAIN_REACH);
};

const JUST_SAID = 6;

/** What was planned a few lines ago, at another time, is what a change moves. */
const movesNearby = (later: State, earlier: State): boolean => {
  const [now, was] = [later.candidate, earlier.candidate];
  if (!now.changes || was.kind !== 'decision' || now.kind !== 'decision' || !movedFrom(later, earlier)) return false;
  return now.line.index - was.line.index <= (sameTopic(later, earlier) ? AGAIN_REACH : JUST_SAID);
};

/** What a change without a subject of its own changes: the last state before it, near by, in its topic, of the same facet. */
const ellipsisOf = (states: readonly State[], later: State): State | undefined => {
  if (later.candidate.kind !== 'decision' || !(later.candidate.changes || later.subject.size <= 1)) return undefined;
  const nearest = (reach: number, anyTopic: boolean): State | undefined =>
    states.findLast((earlier) => {
      const distance = later.candidate.line.index - earlier.candidate.line.index;
      const near = distance > 0 && distance <= reach && (anyTopic || sameTopic(later, earlier));
      return near && earlier.candidate.kind === 'decision' && sameFacet(earlier, later) && !restates(later, earlier);
    });
  return nearest(ELLIPSIS_REACH, false) ?? (later.candidate.changes ? nearest(AGAIN_REACH, true) : undefined);
};

/** Only these many earlier states that share a word, and these many just before, are compared: more would not change what stays. */
const SHARED = 60;
const JUST_BEFORE = 24;

/** For each state in order: the earlier ones that it may replace. */
const earlierStates = (states: readonly State[]): ((later: State, place: number) => Iterable<State>) => {
  const byWord = new Map<string, State[]>();
  return (later, place) => {
    const found = new Set(states.slice(Math.max(0, place - JUST_BEFORE), place));
    for (const word of later.subject) for (const state of byWord.get(word)?.slice(-SHARED) ?? []) found.add(state);
    for (const word of later.subject) byWord.set(word, [...(byWord.get(word)?.slice(-SHARED) ?? []), later]);
    return [...found].filter((earlier) => earlier.candidate.line.index < later.candidate.line.index);
  };
};

const outOf = (reading: Reading, states: readonly State[]): Set<State> => {
  const gone = new Set<State>();
  const before = earlierStates(states);
  for (const [place, later] of states.entries()) {
    const elided = ellipsisOf(states.slice(Math.max(0, place - JUST_BEFORE), place), later);
    if (elided !== undefined) gone.add(elided);
    for (const earlier of before(later, place)) {
      if (changesBySubject(reading, later, earlier) || movesNearby(later, earlier)) gone.add(earlier);
      else if (earlier.candidate.kind === 'decision' && later.candidate.kind === 'decision' && restates(later, earlier))
        gone.add(later.subject.size > earlier.subject.size || later.times.size > earlier.times.size ? earlier : later);
    }
  }
  return gone;
};

/** Keeps of what was settled only the last state: what a later decision replaced is gone, not told as current. */
export const lastStates = (reading: Reading, settled: readonly Candidate[]): Candidate[] => {
  const states = settled.toSorted((a, b) => a.line.index - b.line.index).map((candidate) => stateOf(reading, candidate));
  const gone = outOf(reading, states);
  return states.filter((state) => !gone.has(state)).map(({ candidate }) => candidate);
};

/** Facts without those that a later change made untrue. */
export const stillTrue = (reading: Reading, facts: readonly Candidate[], settled: readonly Candidate[]): Candidate[] => {
  const changes = settled.filter((candidate) => candidate.kind === 'decision').map((candidate) => stateOf(reading, candidate));
  if (changes.length === 0) return [...facts];
  return facts.filter((fact) => {
    const state = stateOf(reading, { ...fact, kind: 'decision' });
    return !changes.some(
      (later) =>
        later.candidate.line.index > fact.line.index &&
        (changesBySubject(reading, later, state) || ellipsisOf([state], later) !== undefined),
    );
  });
};
