import { z } from 'zod';
import { PairSet } from './pair-set.ts';
import { WordTable } from './word-table.ts';

/** Classes of a word, as bits: how common (1 … 3), a first name, a last name. */
const CLASSES = 16;
const WEIGHTS = 3;

const lexiconSchema = z.object({
  words: z.array(z.string().max(2_000_000)).length(CLASSES),
  surnames: z.string().max(20_000),
  given: z.array(z.string().max(20_000)).length(WEIGHTS),
  pairs: z.string().max(200_000),
});

/** What is known of words and characters; 0 or false where nothing is. Characters are Chinese ones by their code, or 0 for none. */
export type Lexicon = {
  /** Of a word in lower case. */
  readonly classOf: (word: string) => number;
  readonly isSurname: (code: number) => boolean;
  readonly isDoubleSurname: (first: number, second: number) => boolean;
  /** How much a character is one of given names, 0 … 3. */
  readonly givenWeight: (code: number) => number;
  /** Whether two characters are a common word. */
  readonly isPair: (first: number, second: number) => boolean;
};

const CODES = 0x1_0000;

/** From the text of `lexicon.json`. Throws where it is none. */
export const readLexicon = (json: string): Lexicon => {
  const raw = lexiconSchema.parse(JSON.parse(json));
  const words = new WordTable(raw.words);
  const pairs = new PairSet(raw.pairs.length / 2);
  for (let at = 0; at < raw.pairs.length; at += 2) pairs.add(raw.pairs.charCodeAt(at), raw.pairs.charCodeAt(at + 1));
  const [surnames, doubleSurnames] = [new Uint8Array(CODES), new PairSet(raw.surnames.length)];
  for (const name of raw.surnames.split(' ')) {
    if (name.length === 1) surnames[name.charCodeAt(0)] = 1;
    else doubleSurnames.add(name.charCodeAt(0), name.charCodeAt(1));
  }
  const given = new Uint8Array(CODES);
  raw.given.forEach((line, at) => {
    for (let index = 0; index < line.length; index++) given[line.charCodeAt(index)] = at + 1;
  });
  return {
    classOf: (word) => words.listOf(word) ?? 0,
    isSurname: (code) => surnames[code] === 1,
    isDoubleSurname: (first, second) => doubleSurnames.has(first, second),
    givenWeight: (code) => given[code] ?? 0,
    isPair: (first, second) => pairs.has(first, second),
  };
};
