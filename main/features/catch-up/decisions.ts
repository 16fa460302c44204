import { after, type Candidate, ledBy, type Reading } from './candidate.ts';
import { AGREED, CANCELLED, CHANGED, DECIDED, OBSTACLE, OTHERS_SUBJECT, PROPOSED, REFUSED, SUMS_UP, UNDECIDED, UNSURE } from './cues.ts';
import { factKindsOf } from './facts.ts';
import { givesWhatIsAsked, wantsFact } from './questions.ts';
import type { Line, Sentence } from './talk.ts';
import { timesOf } from './times.ts';

const THIN_WORDS = 2;
const SAYS_NOTHING =
  /^(?:great|good|perfect|nice|ok|fine|cool|all|plan|settl|decid|confirm|agre|final\w*|book|定|好|确定|决定|最后|最终)$/u;

const isOthers = (bare: string): boolean => {
  const cue = DECIDED.exec(bare);
  return cue !== null && OTHERS_SUBJECT.test(bare.slice(0, cue.index));
};

/** "Booked my doctor": settled, but one person's own matter. */
const isOwnMatter = (bare: string): boolean =>
  /\b(?:booked|confirmed|moved|rescheduled|cancel+ed|changed|switched|postponed|got) my\b|^my\b|(?:订|约|换|改|买)(?:好)?了?我(?:的|自己)/u.test(
    bare,
  ) && !/\b(?:we|our|us|everyone)\b|我们|咱|大家/u.test(bare);

const settles = (sentence: Sentence): boolean =>
  !isOwnMatter(sentence.bare) &&
  DECIDED.test(sentence.bare) &&
  !sentence.question &&
  !UNDECIDED.test(sentence.bare) &&
  !UNSURE.test(sentence.bare) &&
  !isOthers(sentence.bare);

/** "I'll keep the accounts" is a promise, not a proposal to all. */
const I_ALONE =
  /(?:^|[^们\p{Script=Han}])我(?!们|觉得|建议|提议|投|选|看)|\bi\b(?! (?:suggest|propose|vote|say we|think we))|\bi'/u;
/** "OK, you go then", 好的，你写吧: agrees to what somebody said he would do, and proposes nothing. */
const agreesToIt = (bare: string): boolean => AGREED.test(bare.trim()) && /^[^,，。!！]{1,8}[,，。!！\s]+(?:那)?(?:就)?(?:你们?|听你|辛苦|you\b|go ahead)[^,，。!！?？]{0,10}[。!！~～.]*$/u.test(bare.trim());

const proposes = (sentence: Sentence): boolean =>
  !agreesToIt(sentence.bare) &&
  !(I_ALONE.test(sentence.bare) && !/我们|咱|\bwe\b|\blet's\b/u.test(sentence.bare)) &&
  sentence.words.size > 0 &&
  PROPOSED.test(sentence.bare) &&
  !UNDECIDED.test(sentence.bare);

/** The times and numbers of a text: another value in the answer is another proposal, not agreement. */
const valuesOf = (text: string): Set<string> => {
  const times = timesOf(text);
  return new Set(times.length > 0 ? times : (text.match(/\d+/gu) ?? []));
};

/** "Shall we do the 25th?" does not lead to "the 26th then". */
const namesOtherValue = (question: Sentence, answer: Sentence): boolean => {
  const [asked, answered] = [valuesOf(question.text), valuesOf(answer.text)];
  return asked.size > 0 && answered.size > 0 && [...answered].every((value) => !asked.has(value));
};

/** The question a thin sentence ("eight then") answers: the line replied to, else a question just before. */
export const leadOf = (reading: Reading, line: Line, sentence: Sentence): Candidate['lead'] => {
  if ([...sentence.words].filter((word) => !/^\d/.test(word)).length > THIN_WORDS) return undefined;
  const replied = line.replyTo === undefined ? undefined : reading.byId.get(line.replyTo);
  const before = replied === undefined ? reading.lines.slice(Math.max(0, line.index - 4), line.index).toReversed() : [replied];
  for (const earlier of before) {
    const question = earlier.sentences.find(
      (other) => other.question && (replied !== undefined || !wantsFact(other.bare) || givesWhatIsAsked(other.bare, line.text)),
    );
    if (question !== undefined && namesOtherValue(question, sentence)) return undefined;
    if (
      question !== undefined &&
      !earlier.joke &&
      earlier.author !== line.author &&
      (replied !== undefined || reading.topicOf(earlier) === reading.topicOf(line))
    )
      return { line: earlier, sentence: question };
  }
  return undefined;
};

/** What a thin sentence ("train it is") takes up: the line just before that says more of it, with its time, place or price. */
const detailOf = (reading: Reading, line: Line, sentence: Sentence): Candidate['lead'] => {
  const kinds = factKindsOf(sentence.text);
  if (sentence.words.size > THIN_WORDS || kinds.time || kinds.place || kinds.money) return undefined;
  for (const earlier of reading.lines.slice(Math.max(0, line.index - 5), line.index).toReversed()) {
    const detail = earlier.sentences.find((other) => {
      if (other.question || earlier.joke || ![...sentence.words].some((word) => other.words.has(word))) return false;
      const held = factKindsOf(other.text);
      return held.time || held.money || held.link;
    });
    if (detail !== undefined) return { line: earlier, sentence: detail };
  }
  return undefined;
};

const opens = (line: Line, cue: RegExp): boolean => cue.test(line.sentences[0]?.bare.trim() ?? '');

/** Who agreed to a proposal and who refused it, before the talk went on to the next one. */
const verdictOn = (reading: Reading, line: Line): { readonly agreed: readonly Line[]; readonly refused: boolean } => {
  const agreed: Line[] = [];
  const values = valuesOf(line.text);
  for (const later of after(reading, line, 8)) {
    if (later.author === line.author || later.joke) continue;
    if (opens(later, REFUSED) || (REFUSED.test(later.sentences[0]?.bare ?? '') && later.text.length < 40))
      return { agreed, refused: agreed.length === 0 };
    const others = valuesOf(later.text);
    if (values.size > 0 && others.size > 0 && [...others].every((value) => !values.has(value))) break;
    if (opens(later, AGREED) && !later.sentences[0]?.question) agreed.push(later);
    else if (later.replyTo !== line.id && later.sentences.some((sentence) => proposes(sentence) && CHANGED.test(sentence.bare)))
      break;
  }
  return { agreed, refused: false };
};

/** "OK, settled then": says that something is settled, not what. The proposal before it says what. */
const settledBefore = (reading: Reading, line: Line, sentence: Sentence): Candidate | undefined => {
  const earlier = reading.lines.slice(Math.max(0, line.index - 8), line.index).toReversed();
  for (const proposal of earlier.filter(
    (other) => !other.joke && (reading.topicOf(other) === reading.topicOf(line) || other.id === line.replyTo),
  )) {
    const found =
      proposal.sentences.find((other) => proposes(other) && factKindsOf(other.text).time) ??
      proposal.sentences.find((other) => proposes(other) && other.words.size > 1);
    if (found === undefined) continue;
    return {
      kind: 'decision',
      line: proposal,
      sentence: found,
      rests: [proposal, line],
      score: 3.4,
      changes: CHANGED.test(found.bare) || CHANGED.test(sentence.bare),
    };
  }
  return undefined;
};

const isTimeOrPlace = (text: string): boolean => {
  const kinds = factKindsOf(text);
  return kinds.time || kinds.place;
};

/** "OK, orange": the one thing that was proposed just before, taken up in so many words. */
const closesOn = (before: readonly Line[], sentence: Sentence): boolean => {
  const words = [...sentence.words].filter((word) => !/^\d/u.test(word));
  if (words.length === 0 || words.length > 4) return false;
  const isStuck = before.some((earlier) => earlier.sentences.some(({ bare }) => OBSTACLE.test(bare)));
  return before.some(({ sentences }) =>
    sentences.some((other) => {
      const shared = words.filter((word) => other.words.has(word)).length;
      return other.question || proposes(other) ? shared === words.length : isStuck && shared * 2 >= words.length;
    }),
  );
};

/** "OK, eight at the station then", right after something was proposed or asked. */
const sumsUp = (reading: Reading, line: Line, sentence: Sentence): boolean => {
  if (
    sentence.question ||
    sentence !== line.sentences[0] ||
    !SUMS_UP.test(sentence.bare.trim()) ||
    UNSURE.test(sentence.bare) ||
    UNDECIDED.test(sentence.bare) ||
    I_ALONE.test(sentence.bare)
  )
    return false;
  const before = reading.lines.slice(Math.max(0, line.index - 6), line.index).filter((earlier) => !earlier.joke && !earlier.system);
  if (isTimeOrPlace(sentence.text))
    return before.some((earlier) => earlier.sentences.some((other) => other.question || proposes(other) || OBSTACLE.test(other.bare)));
  return closesOn(before, sentence);
};

const decisionIn = (reading: Reading, line: Line, sentence: Sentence): Candidate | undefined => {
  const changes = CHANGED.test(sentence.bare);
  const kinds = factKindsOf(sentence.text);
  const weight = (kinds.time ? 0.5 : 0) + (kinds.place ? 0.2 : 0) + (kinds.money || kinds.number ? 0.2 : 0);
  const said = (score: number): Candidate => ({
    kind: 'decision',
    line,
    sentence,
    ...ledBy(line, leadOf(reading, line, sentence) ?? detailOf(reading, line, sentence)),
    score: score + (changes ? 0.4 : 0),
    changes,
  });
  if (settles(sentence)) {
    const says = [...sentence.words].filter((word) => !DECIDED.test(word) && !SAYS_NOTHING.test(word)).length;
    if (says === 0 && !kinds.time && !kinds.place) return settledBefore(reading, line, sentence);
    return said(3 + weight + Math.min(verdictOn(reading, line).agreed.length, 3) * 0.3);
  }
  if (sumsUp(reading, line, sentence)) return said(2.5 + weight);
  // Asked of one person: a to-do, not a plan of all.
  if (!proposes(sentence) || reading.people.namedIn(sentence.bare)?.at === true) return undefined;
  const { agreed, refused } = verdictOn(reading, line);
  if (refused || agreed.length === 0) return undefined;
  const lead = leadOf(reading, line, sentence);
  const first = agreed[0] ?? line;
  return {
    kind: 'decision',
    line,
    sentence,
    rests: [line, first, ...(lead === undefined ? [] : [lead.line])],
    ...(lead && { lead }),
    score: 2.2 + weight + Math.min(agreed.length, 4) * 0.35 + (changes ? 0.3 : 0),
    changes,
  };
};

/** Decisions: settled in words, or proposed and agreed to by someone else. Jokes, quotes and open plans are none. */
export const decisionsIn = (reading: Reading): Candidate[] =>
  reading.lines.flatMap((line) => {
    if (line.joke || line.system) return [];
    const found = line.sentences.flatMap((sentence) => decisionIn(reading, line, sentence) ?? []);
    return found.toSorted((a, b) => b.score - a.score).slice(0, line.sentences.length > 4 ? 3 : 1);
  });

export const isCancelled = (candidate: Candidate): boolean => CANCELLED.test(candidate.sentence.bare);
