import { conceptsOf } from './concepts.ts';
import { ABSURD, JOKE, QUOTING, WAS_A_JOKE } from './cues.ts';
import { type Line, type Sentence, SYSTEM_AUTHOR, type TalkMessage } from './talk.ts';
import { wordsOf } from './words.ts';

const MAX_READ_CHARACTERS = 8_000;
const SENTENCE = /[^。！!？?\n；;]*?(?:[。！!？?；;\n]+|(?<!\b(?:mrs?|ms|dr|st|vs|no|prof|e\.g|i\.e|etc|[a-z]))\.(?=\s|$)|$)/giu;
const QUOTE = /“[^”\n]{3,300}”|"[^"\n]{3,300}"|「[^」\n]{3,300}」|『[^』\n]{3,300}』|(?<=^|[\s:])'[^'\n]{6,300}'(?=[\s,.!?]|$)/gu;
const QUESTION_ZH =
  /(?:吗|么(?<!什么|这么|那么|怎么)|呢)[?？~～。！!\s]*$|(?:谁|什么|哪|几点|几号|几个|几位|几人|多少|多久|多远|多大|怎么(?!样都)|为什么|为啥|干嘛|干啥|啥时候|咋|要不要|是不是|能不能|有没有|行不行|好不好|可不可以|去不去|来不来|会不会)/u;
const QUESTION_EN =
  /^(?:(?:hey|hi|so|and|but|ok|wait|also|guys|all|btw|@\S+|\w+,)[\s,]+)*(?:who|what|when|where|which|why|how|whose|is|are|was|were|do|does|did|can|could|would|will|should|shall|has|have|any(?:one|body)?)\b/iu;
const ASKED_EN =
  /^(?:\w+,? )?(?:what|who|where|when|which|how|why)(?:'s)? (?:\w+ )?(?:do|does|did|are|is|was|were|should|shall|can|could|will|would|about|time|much|many|long|far)\b/iu;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

const blanks = (text: string): string => ' '.repeat(text.length);

/** Lower case of the same length (some capitals grow when lowered; those stay). */
const lowered = (text: string): string =>
  text.replace(/\p{Lu}/gu, (capital) => (capital.toLowerCase().length === capital.length ? capital.toLowerCase() : capital));

/** Blanks out what other people said: block quotes, and quoted words where the text speaks of saying, or is nothing but a quote. */
const withoutQuotes = (text: string): string => {
  const blocks = text.replace(/^[ \t]*(?:>|＞|【转发?】|转发[:：]|fwd?:).*$/gimu, blanks);
  const quoting = QUOTING.test(blocks) || /^\s*(?:“[^”]*”|"[^"]*"|「[^」]*」)\s*[—–-]?/u.test(blocks);
  return quoting ? blocks.replace(QUOTE, blanks) : blocks;
};

const isQuestion = (text: string): boolean => {
  const end = text.trim();
  if (/[?？][!！?？~～\s\p{Extended_Pictographic}]*$/u.test(end)) return true;
  if (/(?:对吧|是吧|对不对|是不是|没错吧)[~～!！\s]*$/u.test(end)) return true;
  if (/[。.]$/u.test(end)) return false;
  if (end.length < 60 && ASKED_EN.test(end)) return true;
  return (
    end.length < 60 &&
    ((/(?:吗|么(?<!什么|这么|那么|怎么))[~～\s]*$/u.test(end) && QUESTION_ZH.test(end)) ||
      (/^(?:@\S+ ?)?(?:那|所以|对了|请问)?(?:大家|你们?|我们|今晚|今天|明天|周.)?(?:谁|哪[儿里个天家]|几点|多少钱|什么时候|怎么|为什么|要不要|有没有|能不能)[^,，。]*$/u.test(
        end,
      ) &&
        end.length < 18 &&
        !/都|也|随便|无论|不管|谁.*谁|没数/u.test(end)) ||
      (QUESTION_EN.test(end) &&
        /\b(?:anyone|who'?s|what time|where (?:do|are|is)|when (?:do|are|is))\b/i.test(end) &&
        end.split(' ').length < 16))
  );
};

const sentencesOf = (text: string): Sentence[] => {
  const bare = lowered(withoutQuotes(text).replace(INVISIBLE, blanks));
  const sentences: Sentence[] = [];
  for (const match of text.matchAll(SENTENCE)) {
    const start = match.index + (/^\s*/u.exec(match[0])?.[0].length ?? 0);
    const end = match.index + match[0].trimEnd().length;
    const sentence = text.slice(start, end);
    if (end > start)
      sentences.push({
        start,
        end,
        text: sentence,
        bare: bare.slice(start, end),
        question: isQuestion(sentence),
        words: new Set(wordsOf(sentence)),
      });
  }
  return sentences;
};

/** A joke says so itself, is absurd, or is called one by its author right after. */
const isJoke = (messages: readonly TalkMessage[], index: number): boolean => {
  const message = messages[index];
  if (message === undefined) return false;
  if (JOKE.test(message.text) || ABSURD.test(message.text)) return true;
  return messages
    .slice(index + 1, index + 4)
    .some(
      (later) =>
        (later.author === message.author || later.replyTo === message.id) &&
        WAS_A_JOKE.test(later.text) &&
        later.text.length < 60,
    );
};

const termsOf = (sentences: readonly Sentence[]): Set<string> => {
  const words = new Set(sentences.flatMap((sentence) => [...sentence.words]));
  return new Set([...words, ...conceptsOf(words)]);
};

/** Reads messages: sentences, words, jokes. Long texts are read to their first 8,000 characters. */
export const readLines = (messages: readonly TalkMessage[]): Line[] =>
  messages.map((message, index) => {
    const text = message.text.slice(0, MAX_READ_CHARACTERS);
    const system = message.author === SYSTEM_AUTHOR || message.checkIn === true;
    const sentences = system ? [] : sentencesOf(text);
    return { ...message, index, system, sentences, words: termsOf(sentences), joke: isJoke(messages, index) };
  });
