import { z } from 'zod';
import { entityKindSchema, verdictSchema } from '#contract';

const MAX_MESSAGES = 5000;
const idSchema = z.string().min(1).max(64);
const nameSchema = z.string().min(1).max(64);

const plantedSchema = z.object({
  /** UTF-16 code units, `end` exclusive. */
  start: z.number().int().min(0),
  end: z.number().int().min(1),
  kind: entityKindSchema,
  in: z.enum(['text', 'file']).default('text'),
  /** The message in which this datum began: both parts are one item. */
  joins: idSchema.optional(),
});
export type Planted = z.infer<typeof plantedSchema>;

/** The first line of a script: who takes part, and what is asked at the end. */
export const headSchema = z.object({
  script: z.literal(1),
  members: z.array(nameSchema).min(1).max(3),
  agreement: z.object({ rule: z.string().min(1).max(500) }).optional(),
  asks: z.array(z.object({ by: nameSchema, text: z.string().min(1).max(2000), must: z.array(z.string().max(200)).max(20), cites: z.array(idSchema).max(50) })).max(50).default([]),
  catchUp: z.array(z.object({ by: nameSchema, since: idSchema, gold: z.array(z.array(idSchema).max(50)).max(50).nullish() })).max(20).default([]),
});

export const scriptMessageSchema = z.object({
  id: idSchema,
  author: nameSchema,
  at: z.iso.datetime({ offset: true, local: true }),
  text: z.string().max(64 * 1024),
  file: z.string().min(1).max(255).optional(),
  gold: z.object({ pii: z.array(plantedSchema).max(100).default([]), verdict: verdictSchema.optional() }).optional(),
});
export type ScriptMessage = z.infer<typeof scriptMessageSchema>;

/** A conversation to be played, with what is known of it. */
export type Script = z.infer<typeof headSchema> & { readonly messages: readonly ScriptMessage[] };

/** What is said in the chat: a file's name goes along on a line of its own, so that it passes the same guard as the words. */
export const spokenText = ({ text, file }: ScriptMessage): string => (file === undefined ? text : `${text}${text === '' ? '' : '\n'}📎 ${file}`);

/** Where the file's name begins inside `spokenText`. */
export const fileOffset = ({ text }: ScriptMessage): number => (text === '' ? 0 : text.length + 1) + '📎 '.length;

export { MAX_MESSAGES };
