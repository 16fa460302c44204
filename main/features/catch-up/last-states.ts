import type { Candidate, Reading } from './candidate.ts';
import { OBSTACLE, RESET } from './cues.ts';
import { factKindsOf, type FactKinds, timeWordsOf } from './facts.ts';
import type { Line } from './talk.ts';
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

/** A date ("the 11th", 十一号) is no place, though the sign for a house number is the same. */
const facetsOf = (text: string): FactKinds => {
  const bare = timeWordsOf(text).reduce((left, word) => left.replace(word, ' '), text.normalize('NFKC').toLowerCase());
  return { ...factKindsOf(text), place: factKindsOf(bare).place };
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
    kinds: facetsOf(sentence.text),
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

const OBSTACLE_REACH = 8;
/** How far back the plan may lie that an obstacle ends without naming it. */
const UNNAMED_REACH = 40;

const isObstacle = (line: Line): boolean =>
  !line.joke && !line.system && line.sentences.some(({ bare, question }) => !question && OBSTACLE.test(bare));

/** The line that tells what stands in the way of an earlier plan, a little before a plan is settled, or with it. */
const obstacleBefore = (reading: Reading, { candidate }: State): Line | undefined =>
  reading.lines.slice(Math.max(0, candidate.line.index - OBSTACLE_REACH), candidate.line.index).findLast(isObstacle);

const namedBy = (obstacle: Line, earlier: State): boolean =>
  [...earlier.candidate.sentence.words, ...earlier.subject].some((word) => !/^\d/.test(word) && obstacle.words.has(word)) ||
  timesOf(obstacle.text).some((time) => earlier.times.has(time));

/**
 * A plan that an obstacle ended, whatever words the new plan uses: the latest before it that the obstacle names (its place, its day, its car),
 * else the latest of the same facet.
 */
const endedByObstacle = (reading: Reading, states: readonly State[], later: State): State | undefined => {
  if (later.candidate.kind !== 'decision') return undefined;
  const obstacle = obstacleBefore(reading, later);
  if (obstacle === undefined) return undefined;
  const before = states.filter(({ candidate }) => candidate.kind === 'decision' && candidate.line.index < obstacle.index);
  const led = later.candidate.lead === undefined ? later : { ...later, kinds: facetsOf(`${later.candidate.lead.sentence.text} ${later.candidate.sentence.text}`) };
  return (
    before.findLast((earlier) => namedBy(obstacle, earlier)) ??
    before.findLast((earlier) => obstacle.index - earlier.candidate.line.index <= UNNAMED_REACH && sameFacet(earlier, led))
  );
};

const outOf = (reading: Reading, states: readonly State[]): Set<State> => {
  const gone = new Set<State>();
  const before = earlierStates(states);
  for (const [place, later] of states.entries()) {
    const elided = ellipsisOf(states.slice(Math.max(0, place - JUST_BEFORE), place), later);
    if (elided !== undefined) gone.add(elided);
    const ended = endedByObstacle(reading, states.slice(Math.max(0, place - SHARED), place), later);
    if (ended !== undefined) gone.add(ended);
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
  return states.filter((state) => !gone.has(state) && !resetLater(reading, state)).map(({ candidate }) => candidate);
};

const dayOf = (times: ReadonlySet<string>): string[] => [...times].filter((time) => /^(?:weekday|day|tomorrow|today)/u.test(time));

/** "The inspector can only do Wednesday" after "the inspector comes on Monday": the same matter at another day. */
const resetLater = (reading: Reading, earlier: State): boolean =>
  dayOf(earlier.times).length > 0 &&
  reading.lines.slice(earlier.candidate.line.index + 1).some((line) => {
    if (line.joke || line.system) return false;
    return line.sentences.some((sentence) => {
      if (sentence.question || !(RESET.test(sentence.bare) || OBSTACLE.test(sentence.bare))) return false;
      const days = dayOf(new Set(timesOf(sentence.text)));
      const shared = [...earlier.subject].filter((word) => sentence.words.has(word));
      return days.length > 0 && shared.length > 0 && days.every((day) => !earlier.times.has(day));
    });
  });

/** A plan told as a fact that an obstacle names, where something was settled soon after. */
const isObstructed = (reading: Reading, earlier: State, settled: readonly Candidate[]): boolean =>
  earlier.times.size > 0 &&
  settled.some((later) => {
    if (later.kind !== 'decision' || later.line.index <= earlier.candidate.line.index) return false;
    const obstacle = reading.lines.slice(Math.max(0, later.line.index - OBSTACLE_REACH), later.line.index).findLast(isObstacle);
    return obstacle !== undefined && obstacle.index > earlier.candidate.line.index && namedBy(obstacle, earlier);
  });

/** Facts without those that a later change made untrue. */
export const stillTrue = (reading: Reading, facts: readonly Candidate[], settled: readonly Candidate[]): Candidate[] => {
  const current = facts.filter((fact) => {
    const state = stateOf(reading, fact);
    return !resetLater(reading, state) && !isObstructed(reading, state, settled);
  });
  const changes = settled.filter((candidate) => candidate.kind === 'decision').map((candidate) => stateOf(reading, candidate));
  if (changes.length === 0) return current;
  return current.filter((fact) => {
    const state = stateOf(reading, { ...fact, kind: 'decision' });
    return !changes.some(
      (later) =>
        later.candidate.line.index > fact.line.index &&
        (changesBySubject(reading, later, state) || ellipsisOf([state], later) !== undefined),
    );
  });
};
