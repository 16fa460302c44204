import { isHeldBy, plain, wordsOf } from '#features/catch-up';

export type SourceMessage = { readonly id: string; readonly author: string; readonly text: string };
export type CheckedAnswer = { readonly grounding: 'chat' | 'none'; readonly cites: readonly string[] };

const NOT_SAID =
  /没有提到|没提到|没有说|没说|未提及|没有相关|聊天里没有|不知道|无法(?:回答|确定)|\b(?:(?:chat|messages?) (?:does|do)(?:n'?t| not) (?:say|mention)|not (?:mentioned|in (?:the|this) chat|said)|doesn'?t say|don'?t know|no information|cannot (?:answer|tell))\b/iu;
const HELD_FROM = 0.4;

const shareIn = (answer: ReadonlySet<string>, source: SourceMessage): number => {
  const words = new Set(wordsOf(`${source.author} ${source.text}`));
  return answer.size === 0 ? 0 : [...answer].filter((word) => words.has(word)).length / answer.size;
};

const COPIED_AT_LEAST = 2;
const LEAST_CHARACTERS = 8;

/** Small models sometimes repeat what they were shown instead of answering: two whole messages or more stand in the answer. */
export const isCopy = (answer: string, sources: readonly SourceMessage[]): boolean => {
  const flat = plain(answer);
  return sources.filter(({ text }) => text.length >= LEAST_CHARACTERS && flat.includes(plain(text))).length >= COPIED_AT_LEAST;
};

/**
 * What code has to say on a model's answer: `chat` only if every number, time, date, link and name of it stands in the sources or in the question
 * and its words mostly do too. Cited are the sources that hold its words, best first.
 */
export const checkAnswer = (answer: string, sources: readonly SourceMessage[], question: string): CheckedAnswer => {
  const none: CheckedAnswer = { grounding: 'none', cites: [] };
  if (answer.trim() === '' || NOT_SAID.test(answer)) return none;
  if (!isHeldBy(answer, [...sources.flatMap(({ text, author }) => [text, author]), question])) return none;
  const asked = new Set(wordsOf(question));
  const words = new Set(wordsOf(answer));
  const told = new Set([...words].filter((word) => !asked.has(word)));
  const weighed = sources
    .map((source) => ({ id: source.id, told: shareIn(told, source), all: shareIn(words, source) }))
    .toSorted((a, b) => b.told - a.told || b.all - a.all);
  const everything = new Set(sources.flatMap(({ text, author }) => wordsOf(`${author} ${text}`)));
  const held = [...words].filter((word) => everything.has(word) || asked.has(word)).length / Math.max(1, words.size);
  if (held < HELD_FROM) return none;
  const best = weighed[0];
  if (best === undefined || (best.told === 0 && best.all === 0)) return none;
  const cites = weighed
    .filter((source) => (source.told >= best.told * 0.5 && source.told > 0) || source === best)
    .slice(0, 3)
    .map(({ id }) => id);
  return { grounding: 'chat', cites };
};
