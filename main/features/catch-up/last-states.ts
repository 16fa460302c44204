import type { Candidate, Reading } from './candidate.ts';
import { factKindsOf, type FactKinds, timesOf } from './facts.ts';
import { cohesion } from './topics.ts';
import { wordsOf } from './words.ts';

const CLOSE = 0.34;
const AGAIN = 0.6;

/** A candidate with what it is about, apart from when: two plans that differ only in time are one plan, moved. */
type State = { readonly candidate: Candidate; readonly subject: ReadonlySet<string>; readonly times: ReadonlySet<string>; readonly kinds: FactKinds; readonly topic: number };

const stateOf = (reading: Reading, candidate: Candidate): State => {
  const { sentence, lead } = candidate;
  const times = timesOf(sentence.text);
  const timeWords = new Set(times.flatMap(wordsOf));
  const words = [...sentence.words, ...(lead?.sentence.words ?? [])];
  const subject = new Set(words.filter((word) => !timeWords.has(word) && !/^\d/.test(word)));
  return { candidate, subject, times: new Set(times), kinds: factKindsOf(sentence.text), topic: reading.topicOf(candidate.line) };
};

const movedFrom = (later: State, earlier: State): boolean => later.times.size > 0 && earlier.times.size > 0 && [...later.times].some((time) => !earlier.times.has(time));

const sameFacet = ({ kinds: a }: State, { kinds: b }: State): boolean => (a.time && b.time) || (a.place && b.place) || (a.money && b.money);

/** Whether `later` puts something else in the place of `earlier`. */
const replaces = (reading: Reading, later: State, earlier: State): boolean => {
  const [now, was] = [later.candidate, earlier.candidate];
  if (now.line.index <= was.line.index) return false;
  const topic = later.topic === earlier.topic;
  const close = cohesion(earlier.subject, later.subject, reading.idf);
  if (was.kind === 'todo') return topic && now.kind === 'todo' && now.owner !== was.owner && close >= AGAIN && now.line.author !== was.line.author;
  if (now.kind !== 'decision') return false;
  if (close >= AGAIN && later.subject.size > 0) return true;
  const linked = now.line.replyTo === was.line.id || now.rests.some((line) => line.id === was.line.id);
  if (now.changes && (linked || close >= CLOSE || (topic && (later.subject.size <= 1 || sameFacet(earlier, later))))) return true;
  return topic && close >= CLOSE && movedFrom(later, earlier);
};

/** Keeps of what was settled only the last state: what a later decision replaced is gone, not told as current. */
export const lastStates = (reading: Reading, settled: readonly Candidate[]): Candidate[] => {
  const states = settled.map((candidate) => stateOf(reading, candidate));
  return states.filter((earlier) => !states.some((later) => later !== earlier && replaces(reading, later, earlier))).map(({ candidate }) => candidate);
};

/** Facts without those that a later change made untrue. */
export const stillTrue = (reading: Reading, facts: readonly Candidate[], settled: readonly Candidate[]): Candidate[] => {
  const changes = settled.filter((candidate) => candidate.changes).map((candidate) => stateOf(reading, candidate));
  if (changes.length === 0) return [...facts];
  return facts.filter((fact) => {
    const state = stateOf(reading, { ...fact, kind: 'decision' });
    return !changes.some((later) => replaces(reading, later, state));
  });
};
