import { z } from 'zod';
import { type Crf, crfOf } from '../crf.ts';

const MOST_TAGS = 200;
const UNITS = 0x1_0000;
const row = z.array(z.number()).max(MOST_TAGS);

const vocabularySchema = z
  .object({ characters: z.string().max(UNITS - 1), tags: z.array(z.string()).min(1).max(MOST_TAGS), start: row, end: row, transitions: z.array(row) })
  .refine(({ tags, start, end, transitions }) => [start, end, transitions, ...transitions].every(({ length }) => length === tags.length));

/** What of LAC's tags is used, first characters apart from the others. */
export const GROUPS = ['none', 'PERSON-B', 'PERSON-I', 'ADDRESS-B', 'ADDRESS-I'] as const;

/** Its entity tags, and the word class of names. */
const KIND_OF: Readonly<Record<string, string>> = { PER: 'PERSON', nr: 'PERSON', LOC: 'ADDRESS' };

const groupOf = (tag: string): number => {
  const [word = '', part = ''] = tag.split('-');
  return Math.max(0, (GROUPS as readonly string[]).indexOf(`${KIND_OF[word] ?? ''}-${part}`));
};

/** What LAC reads and says: the number of a character by its code point (0 for one it does not know), of each tag its number in `GROUPS`, and which tag follows which. */
export type LacVocabulary = { readonly idOf: (code: number) => number; readonly groups: Uint8Array; readonly crf: Crf };

/** From the text of `vocabulary.json`. Throws where it is none. */
export const readLacVocabulary = (json: string): LacVocabulary => {
  const { characters, tags, start, end, transitions } = vocabularySchema.parse(JSON.parse(json));
  /** All that it knows are one UTF-16 unit each. */
  const ids = new Uint16Array(UNITS);
  for (let at = 0; at < characters.length; at++) ids[characters.charCodeAt(at)] = at + 1;
  return { idOf: (code) => ids[code] ?? 0, groups: Uint8Array.from(tags, groupOf), crf: crfOf(start, end, transitions) };
};
