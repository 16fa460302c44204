import { readFileSync } from 'node:fs';
import { entityKindSchema, type EntityKind } from '#contract';
import { z } from 'zod';

export type GoldSpan = { readonly start: number; readonly end: number; readonly kind: EntityKind };
export type Labelled = {
  readonly id: string;
  readonly text: string;
  readonly members: readonly string[];
  readonly gold: readonly GoldSpan[];
  /** Neighbours with the same one were written one after the other; a message without stands alone. */
  readonly talk?: string | undefined;
  /** Who of a talk wrote it; only whether it is the same matters. */
  readonly author: string;
};

const lineSchema = z.object({
  id: z.string(),
  text: z.string(),
  members: z.array(z.string()).default([]),
  talk: z.string().optional(),
  author: z.string().default('a'),
});
const MARK = /⟦([A-Z_]+)\|([^⟧]*)⟧/g;

/** `call ⟦PHONE|138…⟧` → the plain text and where its spans lie in it: labels are written in place, so that offsets are never wrong. */
export const readMarked = (marked: string): Pick<Labelled, 'text' | 'gold'> => {
  const gold: GoldSpan[] = [];
  let text = '';
  let at = 0;
  for (const match of marked.matchAll(MARK)) {
    text += marked.slice(at, match.index);
    gold.push({ start: text.length, end: text.length + (match[2] ?? '').length, kind: entityKindSchema.parse(match[1]) });
    text += match[2];
    at = match.index + match[0].length;
  }
  return { text: text + marked.slice(at), gold };
};

/** A set of hand-written messages beside this file: `{"id","text" with marks,"members"?,"talk"?,"author"?}` a line. */
export const readLabelled = (name: string): readonly Labelled[] =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { text, ...known } = lineSchema.parse(JSON.parse(line));
      return { ...known, ...readMarked(text) };
    });
