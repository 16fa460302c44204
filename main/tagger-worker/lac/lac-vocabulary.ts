import { z } from 'zod';
import { type Crf, crfOf } from '../viterbi.ts';

const MOST_TAGS = 200;
const row = z.array(z.number()).max(MOST_TAGS);

const vocabularySchema = z
  .object({ characters: z.string().max(100_000), tags: z.array(z.string()).min(1).max(MOST_TAGS), start: row, end: row, transitions: z.array(row) })
  .refine(({ tags, start, end, transitions }) => [start, end, transitions, ...transitions].every(({ length }) => length === tags.length));

/** What LAC reads and says: the number of each character (0 for one it does not know), its tags, and which tag follows which. */
export type LacVocabulary = { readonly idOf: (character: string) => number; readonly tags: readonly string[]; readonly crf: Crf };

/** From the text of `vocabulary.json`. Throws where it is none. */
export const readLacVocabulary = (json: string): LacVocabulary => {
  const { characters, tags, start, end, transitions } = vocabularySchema.parse(JSON.parse(json));
  const ids = new Map(Array.from(characters).map((character, at) => [character, at + 1]));
  return { idOf: (character) => ids.get(character) ?? 0, tags, crf: crfOf(start, end, transitions) };
};
