import { anyOf } from './any-of.ts';
import { after, type Candidate, type Reading } from './candidate.ts';
import { AGREED, PROPOSED, REFUSED } from './cues.ts';
import { factKindsOf } from './facts.ts';
import type { Line, Sentence } from './talk.ts';
import { timesOf } from './times.ts';
import { cohesion } from './topics.ts';

const SMALL_TALK = anyOf([
  String.raw`^(?:@\S+\s*)?(?:你们?|大家|各位)?(?:吃了吗|在吗|怎么了|咋了|啥|什么|真的|是吗|对吧|对吗|是不是|好吗|行吗|为什么|为啥|哈|谁|有人吗|睡了吗|忙吗)[?？!！~～\s]*$`,
  String.raw`(?:对吧|是吧|不是吗|好不好笑|是不是很.{1,6}|哈哈)[?？]`,
  String.raw`^(?:@\S+\s*)?(?:what|why|really|right|huh|seriously|how are you|how'?s it going|what'?s up|you ok|isn'?t it|who|where|when|how|hello|anyone|anyone there|and you|you)(?: all| guys| everyone| today)?\s*[?？!]*$`,
  String.raw`\bright\?$|\bisn'?t it\?$|\bwho knew\b|\bguess what\b|\bhow (?:cute|cool|funny|great|nice) is\b`,
  String.raw`\bwhy (?:am i|is it always|do i always)\b|怎么(?:这么|那么)|谁(?:懂|说不是|不想)|何必|难道`,
]);
const THANKED =
  /^(?:谢谢|多谢|感谢|懂了|明白|知道了|找到了|算了|解决了|好的?谢|got it|thanks|thank you|thx|ty\b|never ?mind|forget it|nvm|found it|solved|cheers|perfect|great)/iu;
const WHO = /谁|哪位|\bwho(?:'s|se)?\b|\banyone\b/iu;
const WHEN = /几点|几号|什么时候|啥时候|哪天|多久|周几|星期几|\bwhen\b|\bwhat (?:time|day|date)\b|\bhow long\b/iu;
/** Asks for an hour: a day alone is no answer. */
const CLOCK = /几点|\bwhat time\b/iu;
const WHERE =
  /哪(?:里|儿|个地方|家)|在哪|什么地方|地址|\bwhere\b|\bwhat(?:'s| is) the address\b|\bwhich (?:place|station|gate|platform)\b/iu;
const HOW_MANY = /多少|几(?:个|位|人|块|张|份|间|瓶)|\bhow (?:much|many)\b|\bwhat(?:'s| is) the (?:price|cost|budget|total)\b/iu;
/** 五百多, 两千左右: an amount without its unit. */
const ROUGHLY = /[\d一二两三四五六七八九十][百千万][一二三四五六七八九]?(?:多|左右|出头|不到)?/u;
const POLAR =
  /(?:吗|么|没有?)[?？~～\s]*$|(?:^|[,.!] ?)(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|any)\b/iu;
/** "My friend is", "I think it does": yes, without repeating what was asked. */
const ELLIPTIC = /\b(?:is|are|am|was|do|does|did|has|have|can|will|would|should)(?:n'?t| not)?[.!]*$/iu;
const I_DO = /^(?:我(?!朋友|妈|爸|同事|同学|觉得|听说|也想知道)|俺|\bme\b|i\b|i'm|i'll|i can|i've)|@/iu;

/** Whether a question asks for a person, time, place or number, and not for yes or no. */
export const wantsFact = (question: string): boolean => [WHO, WHEN, WHERE, HOW_MANY].some((pattern) => pattern.test(question));

export const givesWhatIsAsked = (question: string, answer: string): boolean => {
  const kinds = factKindsOf(answer);
  if (WHEN.test(question) && kinds.time && (!CLOCK.test(question) || timesOf(answer).some((time) => time.includes(':')))) return true;
  if (WHERE.test(question) && (kinds.place || kinds.link)) return true;
  if (HOW_MANY.test(question) && (kinds.number || kinds.money || ROUGHLY.test(answer))) return true;
  return WHO.test(question) && I_DO.test(answer.trim());
};

const isAnswerTo = (reading: Reading, asked: { readonly line: Line; readonly sentence: Sentence }, later: Line): boolean => {
  const { line, sentence } = asked;
  const text = later.text.trim();
  if (later.author === line.author)
    return (
      THANKED.test(text) ||
      (later.index - line.index <= 30 &&
        later.sentences.every((other) => !other.question) &&
        cohesion(sentence.words, later.words, reading.idf) >= 0.5 &&
        later.words.size > 1)
    );
  if (later.sentences.length > 0 && later.sentences.every((other) => other.question) && !PROPOSED.test(later.text.toLowerCase()))
    return false;
  if (
    /^(?:不知道|不清楚|同问|我也想知道|不确定|没听说|等(?:等)?问问|回头看|no idea|not sure|dunno|don'?t know|i was wondering|good question|same question|idk|let me check|i'?ll check|我问问|我查)/iu.test(
      text,
    )
  )
    return false;
  if (later.replyTo === line.id) return true;
  const near = later.index - line.index;
  const factual = wantsFact(sentence.bare);
  const named = reading.people.namedIn(sentence.bare);
  if (near <= 3 && named?.name === later.author) return true;
  const polar = !factual && POLAR.test(sentence.bare.trim());
  if (near === 1 && !factual && !polar && later.words.size >= 2) return true;
  if (near <= 6 && givesWhatIsAsked(sentence.bare, text)) return reading.topicOf(later) === reading.topicOf(line) || near <= 2;
  if (near <= 2 && (polar || /\bany/u.test(sentence.bare)) && ELLIPTIC.test(text)) return true;
  if (near <= 2 && PROPOSED.test(sentence.bare) && later.words.size > 0) return true;
  const verb = /(\p{Script=Han})(?:了)?(?:吗|么|没|不)[?？\s]*$/u.exec(sentence.bare.trim())?.[1];
  if (near <= 4 && polar && verb !== undefined && text.slice(0, 4).includes(verb)) return true;
  if (
    near <= 3 &&
    polar &&
    (AGREED.test(text.toLowerCase()) ||
      REFUSED.test(text.toLowerCase()) ||
      /^(?:有|没有?|是|不|会|能|要|去|来|对|no\b|nope|yes|yep|i )/iu.test(text))
  )
    return true;
  return cohesion(sentence.words, later.words, reading.idf) >= 0.34 && later.words.size > 0;
};

/** What nobody answered waits for the reader as much as a promise does. */
const OPEN = 1.9;
const ASKS_ALL = /谁|有(?:没有)?人|大家|各位|你们|咱|我们|群里|\b(?:anyone|anybody|someone|somebody|who|everyone|everybody|we|you (?:all|guys)|us|our)\b/iu;

/** "Line 4?", "how much was it": an echo of what was just said, soon without interest. */
const isBare = ({ bare, words }: Sentence): boolean => [...words].filter((word) => !/^\d/u.test(word)).length <= 1 && !ASKS_ALL.test(bare);

const questionIn = (reading: Reading, line: Line, sentence: Sentence): Candidate | undefined => {
  if (!sentence.question || sentence.bare.trim() === '' || SMALL_TALK.test(sentence.bare.trim()) || sentence.words.size < 1)
    return undefined;
  const answered = after(reading, line, 14).some((later) => isAnswerTo(reading, { line, sentence }, later));
  if (answered) return undefined;
  const again = reading.lines
    .slice(line.index + 1, line.index + 400)
    .some(
      (later) =>
        cohesion(sentence.words, later.words, reading.idf) >= 0.6 &&
        later.sentences.every((other) => !other.question) &&
        later.author !== line.author &&
        givesWhatIsAsked(sentence.bare, later.text),
    );
  if (again) return undefined;
  const asked = reading.people.namedIn(sentence.bare);
  const content = Math.min(sentence.words.size, 6) * 0.08;
  const group =
    WHO.test(sentence.bare) || WHEN.test(sentence.bare) || WHERE.test(sentence.bare) || HOW_MANY.test(sentence.bare) ? 0.4 : 0;
  const owner = asked?.at === true && asked.name !== line.author ? { owner: asked.name } : {};
  return {
    kind: 'question',
    line,
    sentence,
    rests: [line],
    ...owner,
    score: (isBare(sentence) ? 1.1 : OPEN) + content + group + (asked === undefined ? 0 : 0.4),
    changes: false,
  };
};

/** Questions that nobody answered later. */
export const questionsIn = (reading: Reading): Candidate[] =>
  reading.lines.flatMap((line) => {
    if (line.joke || line.system) return [];
    return line.sentences.flatMap((sentence) => questionIn(reading, line, sentence) ?? []).slice(-1);
  });
