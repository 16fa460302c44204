import { after, type Candidate, ledBy, type Reading } from './candidate.ts';
import {
  AGREED,
  ASK_EN,
  ASK_ZH,
  DECIDED,
  DOES_EN,
  DOES_ZH,
  DONE,
  ECHOES_EN,
  ECHOES_ZH,
  JOINS,
  LACKS_OBJECT,
  NOT_A_PROMISE,
  PROMISED_EN,
  PROMISED_ZH,
  PROPOSED,
  REFUSED,
  REMINDED,
  SAME_AS_BEFORE,
  TASK_VERB_ZH,
  UNSURE,
  VERBS_EN,
  VERBS_ZH,
  WITHDRAWN,
} from './cues.ts';
import { leadOf } from './decisions.ts';
import { factKindsOf } from './facts.ts';
import type { Line, Sentence } from './talk.ts';
import { cohesion } from './topics.ts';

const OFFER = /(?:要我|我来.{0,8}吗|需要我|should i|shall i|do you want me|want me to|need me to|can i)/iu;

const ASKS_ALL = /每人|交给|需要|得有人|\b(?:need|needs|please|someone|somebody|has to)\b/u;

/** What a promise without an object ("I'll book tonight") is about: the statement it follows. */
const matterOf = (reading: Reading, line: Line, sentence: Sentence): Candidate['lead'] => {
  if (!LACKS_OBJECT.test(sentence.bare.trim()) || sentence.words.size > 3 || sentence !== line.sentences[0]) return undefined;
  const replied = line.replyTo === undefined ? undefined : reading.byId.get(line.replyTo);
  const before = replied === undefined ? reading.lines.slice(Math.max(0, line.index - 4), line.index).toReversed() : [replied];
  for (const earlier of before.filter((other) => !other.joke && other.author !== line.author)) {
    const matter = earlier.sentences.find(
      (other) =>
        other.words.size >= 2 &&
        (other.question ||
          DECIDED.test(other.bare) ||
          PROPOSED.test(other.bare) ||
          REMINDED.test(other.bare) ||
          ASKS_ALL.test(other.bare)),
    );
    if (matter !== undefined) return { line: earlier, sentence: matter };
  }
  return undefined;
};

const WHO_WILL = /谁|有人|哪位|\b(?:who|anyone|anybody|someone|somebody)\b/iu;

/** "Who can…?" just before a promise: the promise answers it. */
const askedBefore = (reading: Reading, line: Line): Line | undefined =>
  reading.lines
    .slice(Math.max(0, line.index - 3), line.index)
    .findLast(
      (earlier) =>
        !earlier.joke &&
        earlier.author !== line.author &&
        (earlier.id === line.replyTo || reading.topicOf(earlier) === reading.topicOf(line)) &&
        earlier.sentences.some(({ question, bare }) => question && WHO_WILL.test(bare)),
    );

/** "Me, this weekend", 我吧: an answer to "who will?" that names its author. */
const VOLUNTEERS = /^(?:我(?:吧|来|可以|去|上|行|做|弄|包了|都行|这边可以)(?=$|[吧啊呀,，。!！~～\s])|我(?=$|[,，。!！~～])|(?:i (?:can|will|could|do|got it)|i'll|me|mine)(?=$|[,.!\s])(?! too| neither|,? (?:i )?(?:did|was)))/u;
const WILL_DO = new RegExp(
  `(?:${VERBS_ZH})(?!了|过)|\\b(?:who|anyone|someone|anybody|somebody)(?:'ll| can| could| will| would| wants to| is going to) \\w|\\b(?:can|could|will|would) (?:anyone|someone|anybody|somebody) \\w|\\bwho(?:'s| is)? (?:${VERBS_EN})(?:s|ing|ning|ting)?\\b`,
  'u',
);
const HAPPENED = /[了过](?:[?？]|吗|我|$)|\b(?:did|was|were|has|have|had|used|took|saw|seen|ate|left)\b/u;

/** Whoever says "me" to "who will design the poster?" has promised it. */
const volunteerIn = (reading: Reading, line: Line, sentence: Sentence): Candidate | undefined => {
  if (sentence !== line.sentences[0] || sentence.question || !VOLUNTEERS.test(sentence.bare.trim())) return undefined;
  const asked = askedBefore(reading, line);
  const question = asked?.sentences.find(({ question: asks, bare }) => asks && WHO_WILL.test(bare) && WILL_DO.test(bare) && !HAPPENED.test(bare));
  if (asked === undefined || question === undefined) return undefined;
  const kinds = factKindsOf(sentence.text);
  return {
    kind: 'todo',
    line,
    sentence,
    owner: line.author,
    ...ledBy(line, { line: asked, sentence: question }),
    score: 2.4 + (kinds.time ? 0.5 : 0),
    changes: false,
  };
};

/** A sentence by its clauses: each may promise, join or echo by itself. */
const clausesOf = (bare: string): readonly string[] => bare.split(/[,，;；、:：]|(?<=\s)(?:and|but|then) (?=i\b)/u).map((clause) => clause.trim());

/** Who says that he comes along, is to be counted in, or does as somebody said before him promises nothing of his own. */
const takesPart = (clause: string): boolean => JOINS.test(clause) || ECHOES_ZH.test(clause) || ECHOES_EN.test(clause);

const promises = (bare: string): boolean =>
  !SAME_AS_BEFORE.test(bare.trim()) && clausesOf(bare).some((clause) => (PROMISED_ZH.test(clause) || PROMISED_EN.test(clause)) && !takesPart(clause));

const isWord = (word: string): boolean => !/^[#\d]/u.test(word);
const WORDS_AGAIN = 2;
/** What its owner comes back to later in the same words is no passing remark. */
const saidAgain = (reading: Reading, line: Line): number => {
  const words = [...line.words].filter(isWord);
  const isAgain = (later: Line): boolean =>
    later.author === line.author && !later.joke && words.filter((word) => later.words.has(word)).length >= WORDS_AGAIN;
  return reading.lines.slice(line.index + 4, line.index + 400).some(isAgain) ? 0.5 : 0;
};

const promiseIn = (reading: Reading, line: Line, sentence: Sentence): Candidate | undefined => {
  if (
    !promises(sentence.bare) ||
    sentence.question ||
    NOT_A_PROMISE.test(sentence.bare) ||
    UNSURE.test(sentence.bare) ||
    OFFER.test(sentence.bare)
  )
    return undefined;
  const lead = leadOf(reading, line, sentence) ?? matterOf(reading, line, sentence);
  const kinds = factKindsOf(sentence.text);
  const asked = lead === undefined ? askedBefore(reading, line) : undefined;
  return {
    kind: 'todo',
    line,
    sentence,
    owner: line.author,
    ...(asked === undefined ? ledBy(line, lead) : { rests: [line, asked] }),
    score: (asked === undefined ? 2.2 : 2.4) + saidAgain(reading, line) + (lead === undefined ? 0 : 0.4) + (kinds.time ? 0.5 : 0) + (kinds.number ? 0.1 : 0),
    changes: false,
  };
};

/** What a person who was asked said to it. */
const answerOf = (reading: Reading, line: Line, owner: string): Line | 'refused' | undefined => {
  const said = after(reading, line).find((later) => later.author === owner && later.sentences.length > 0);
  if (said === undefined) return undefined;
  const first = said.sentences[0]?.bare.trim() ?? '';
  if (REFUSED.test(first) && !AGREED.test(first)) return 'refused';
  return AGREED.test(first) || PROMISED_ZH.test(said.text) || PROMISED_EN.test(said.text.toLowerCase()) ? said : undefined;
};

const isAsked = (sentence: Sentence, named: { readonly start: number; readonly end: number; readonly at: boolean }): boolean => {
  const rest = sentence.bare.slice(named.end);
  const before = sentence.bare.slice(0, named.start);
  if (/(?:麻烦|辛苦|请|让|由|叫|拜托|交给)@?\s*$/u.test(before)) return TASK_VERB_ZH.test(rest) || /交给\s*$/u.test(before);
  if (/(?:can|could|would|will|let|have|ask|get|thanks|thank you)\s+@?$/u.test(before))
    return /^\s*(?:please |you )?\w+/u.test(rest) && !/^\s*[.!,]?\s*$/u.test(rest);
  if (/^[\s,，:：]*(?:你)?/u.test(rest) && (ASK_EN.test(rest) || DOES_EN.test(rest))) return true;
  const zh = rest.replace(/^[\s,，:：、]+/u, '');
  return (
    (DOES_ZH.test(zh) && (named.at || !/说|问|觉得|喜欢|了(?:吗|没)/u.test(zh))) ||
    (ASK_ZH.exec(zh)?.index === 0 && TASK_VERB_ZH.test(zh))
  );
};

const assignmentIn = (reading: Reading, line: Line, sentence: Sentence): Candidate | undefined => {
  const named = reading.people.namedIn(sentence.bare);
  if (named === undefined || named.name === line.author || !isAsked(sentence, named)) return undefined;
  if (UNSURE.test(sentence.bare) && !sentence.question) return undefined;
  const answer = answerOf(reading, line, named.name);
  if (answer === 'refused') return undefined;
  const kinds = factKindsOf(sentence.text);
  const score =
    2.3 + (answer === undefined ? 0 : 0.8) + (kinds.time ? 0.4 : 0) - (sentence.question && answer === undefined ? 0.5 : 0);
  return {
    kind: 'todo',
    line,
    sentence,
    owner: named.name,
    rests: answer === undefined ? [line] : [line, answer],
    score,
    changes: false,
  };
};

const reminderIn = (line: Line, sentence: Sentence): Candidate | undefined => {
  if (!REMINDED.test(sentence.bare) || sentence.question || sentence.words.size < 2) return undefined;
  const kinds = factKindsOf(sentence.text);
  return {
    kind: 'todo',
    line,
    sentence,
    rests: [line],
    score: 1.9 + (kinds.time ? 0.6 : 0) + (kinds.money ? 0.3 : 0),
    changes: false,
  };
};

/** "Here it is": delivered. */
const HANDED_OVER = /^(?:here (?:it is|you go|they are|'?s)|发了|在这|链接|做好了|好了|来了)|https?:/u;

/** "Got the tickets!" of whoever promised them needs fewer words in common than what others say. */
const ITS_OWNER_TELLS = 0.1;

/** Whether a later line of the owner says that it is done, or takes it back; or someone else takes it over. */
const isOverBy = (reading: Reading, todo: Candidate, later: Line): boolean => {
  if (later.joke || later.index <= todo.line.index) return false;
  const handed = later.author === todo.owner && later.index - todo.line.index <= 10 && HANDED_OVER.test(later.text.toLowerCase());
  const alike = cohesion(todo.line.words, later.words, reading.idf);
  const tells = later.author === todo.owner && DONE.test(later.text.toLowerCase()) && !todo.sentence.question;
  const close = handed || later.replyTo === todo.line.id || alike >= (tells ? ITS_OWNER_TELLS : 0.3);
  if (!close) return false;
  const text = later.text.toLowerCase();
  if (later.author === todo.owner)
    return (
      ((DONE.test(text) || HANDED_OVER.test(text)) && !later.sentences.every((sentence) => sentence.question)) ||
      WITHDRAWN.test(text)
    );
  return DONE.test(text) && later.replyTo === todo.line.id;
};

/** To-dos: promised by their author, asked of a named person who did not refuse, or a reminder for all. Done and withdrawn ones are dropped. */
export const todosIn = (reading: Reading): Candidate[] => {
  const found = reading.lines.flatMap((line) => {
    if (line.joke || line.system) return [];
    const best = line.sentences.flatMap(
      (sentence) =>
        promiseIn(reading, line, sentence) ?? volunteerIn(reading, line, sentence) ?? assignmentIn(reading, line, sentence) ?? reminderIn(line, sentence) ?? [],
    );
    return best.toSorted((a, b) => b.score - a.score).slice(0, line.sentences.length > 3 ? 3 : 2);
  });
  return found.filter(
    (todo) => !reading.lines.slice(todo.line.index + 1, todo.line.index + 400).some((later) => isOverBy(reading, todo, later)),
  );
};
