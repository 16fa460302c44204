import { z } from 'zod';

/** Classes of a word, as bits: how common (1 … 3), a first name, a last name. */
const CLASSES = 16;
const WEIGHTS = 3;

const lexiconSchema = z.object({
  words: z.array(z.string().max(2_000_000)).length(CLASSES),
  surnames: z.string().max(20_000),
  given: z.array(z.string().max(20_000)).length(WEIGHTS),
  pairs: z.string().max(200_000),
});

/** What is known of words and characters; 0 where nothing is. */
export type Lexicon = {
  /** Of a word in lower case. */
  readonly classOf: (word: string) => number;
  /** Of one character or two. */
  readonly isSurname: (text: string) => boolean;
  /** How much a character is one of given names, 0 … 3. */
  readonly givenWeight: (character: string) => number;
  /** Whether two characters are a common word. */
  readonly isPair: (text: string) => boolean;
};

/** From the text of `lexicon.json`. Throws where it is none. */
export const readLexicon = (json: string): Lexicon => {
  const raw = lexiconSchema.parse(JSON.parse(json));
  const words = new Map(raw.words.flatMap((line, kind) => line.split(' ').map((word) => [word, kind] as const)));
  const surnames = new Set(raw.surnames.split(' '));
  const given = new Map(raw.given.flatMap((line, at) => Array.from(line, (character) => [character, at + 1] as const)));
  const pairs = new Set(raw.pairs.match(/../gu));
  return {
    classOf: (word) => words.get(word) ?? 0,
    isSurname: (text) => surnames.has(text),
    givenWeight: (character) => given.get(character) ?? 0,
    isPair: (text) => pairs.has(text),
  };
};
