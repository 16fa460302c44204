import { after, type Candidate, type Reading } from './candidate.ts';
import { AGREED, CANCELLED, CHANGED, DECIDED, OTHERS_SUBJECT, PROPOSED, REFUSED, UNDECIDED, UNSURE } from './cues.ts';
import { factKindsOf } from './facts.ts';
import type { Line, Sentence } from './talk.ts';

const THIN_WORDS = 2;

const isOthers = (bare: string): boolean => {
  const cue = DECIDED.exec(bare);
  return cue !== null && OTHERS_SUBJECT.test(bare.slice(0, cue.index));
};

const settles = (sentence: Sentence): boolean =>
  DECIDED.test(sentence.bare) && !sentence.question && !UNDECIDED.test(sentence.bare) && !UNSURE.test(sentence.bare) && !isOthers(sentence.bare);

const proposes = (sentence: Sentence): boolean => sentence.words.size > 0 && PROPOSED.test(sentence.bare) && !UNDECIDED.test(sentence.bare);

/** The question a thin sentence ("eight then") answers: the line replied to, else a question just before. */
export const leadOf = (reading: Reading, line: Line, sentence: Sentence): Candidate['lead'] => {
  if ([...sentence.words].filter((word) => !/^\d/.test(word)).length > THIN_WORDS) return undefined;
  const replied = line.replyTo === undefined ? undefined : reading.byId.get(line.replyTo);
  const before = replied === undefined ? reading.lines.slice(Math.max(0, line.index - 4), line.index).toReversed() : [replied];
  for (const earlier of before) {
    const question = earlier.sentences.find((other) => other.question || replied !== undefined);
    if (question !== undefined && !earlier.joke && earlier.author !== line.author && (replied !== undefined || reading.topicOf(earlier) === reading.topicOf(line))) return { line: earlier, sentence: question };
  }
  return undefined;
};

const opens = (line: Line, cue: RegExp): boolean => cue.test(line.sentences[0]?.bare.trim() ?? '');

/** Who agreed to a proposal and who refused it, before the talk went on to the next one. */
const verdictOn = (reading: Reading, line: Line): { readonly agreed: readonly Line[]; readonly refused: boolean } => {
  const agreed: Line[] = [];
  for (const later of after(reading, line, 8)) {
    if (later.author === line.author) continue;
    if (opens(later, REFUSED) || (REFUSED.test(later.sentences[0]?.bare ?? '') && later.text.length < 40)) return { agreed, refused: agreed.length === 0 };
    if (opens(later, AGREED) && !later.sentences[0]?.question) agreed.push(later);
    else if (later.replyTo !== line.id && later.sentences.some((sentence) => proposes(sentence) && CHANGED.test(sentence.bare))) break;
  }
  return { agreed, refused: false };
};

/** "OK, settled then": says that something is settled, not what. The proposal before it says what. */
const settledBefore = (reading: Reading, line: Line, sentence: Sentence): Candidate | undefined => {
  const earlier = reading.lines.slice(Math.max(0, line.index - 8), line.index).toReversed();
  for (const proposal of earlier.filter((other) => !other.joke && (reading.topicOf(other) === reading.topicOf(line) || other.id === line.replyTo))) {
    const found = proposal.sentences.find((other) => proposes(other) && factKindsOf(other.text).time) ?? proposal.sentences.find((other) => proposes(other) && other.words.size > 1);
    if (found === undefined) continue;
    return { kind: 'decision', line: proposal, sentence: found, rests: [proposal, line], score: 3.4, changes: CHANGED.test(found.bare) || CHANGED.test(sentence.bare) };
  }
  return undefined;
};

const decisionIn = (reading: Reading, line: Line, sentence: Sentence): Candidate | undefined => {
  const changes = CHANGED.test(sentence.bare);
  const kinds = factKindsOf(sentence.text);
  const weight = (kinds.time ? 0.5 : 0) + (kinds.place ? 0.2 : 0) + (kinds.money || kinds.number ? 0.2 : 0);
  if (settles(sentence)) {
    const says = [...sentence.words].filter((word) => !DECIDED.test(word)).length;
    if (says === 0 && !kinds.time) return settledBefore(reading, line, sentence);
    const lead = leadOf(reading, line, sentence);
    const agreed = verdictOn(reading, line).agreed.length;
    return { kind: 'decision', line, sentence, rests: lead === undefined ? [line] : [line, lead.line], ...(lead && { lead }), score: 3 + weight + Math.min(agreed, 3) * 0.3 + (changes ? 0.4 : 0), changes };
  }
  if (!proposes(sentence)) return undefined;
  const { agreed, refused } = verdictOn(reading, line);
  if (refused || agreed.length === 0) return undefined;
  const lead = leadOf(reading, line, sentence);
  const first = agreed[0] ?? line;
  return { kind: 'decision', line, sentence, rests: [line, first, ...(lead === undefined ? [] : [lead.line])], ...(lead && { lead }), score: 2.2 + weight + Math.min(agreed.length, 4) * 0.35 + (changes ? 0.3 : 0), changes };
};

/** Decisions: settled in words, or proposed and agreed to by someone else. Jokes, quotes and open plans are none. */
export const decisionsIn = (reading: Reading): Candidate[] =>
  reading.lines.flatMap((line) => {
    if (line.joke || line.system) return [];
    const found = line.sentences.flatMap((sentence) => decisionIn(reading, line, sentence) ?? []);
    return found.toSorted((a, b) => b.score - a.score).slice(0, line.sentences.length > 4 ? 3 : 1);
  });

export const isCancelled = (candidate: Candidate): boolean => CANCELLED.test(candidate.sentence.bare);
