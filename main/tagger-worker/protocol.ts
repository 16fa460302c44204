import { z } from 'zod';

/** A longer text is read up to here; rules read all of it. A job that is bigger than this is refused by the schema. */
export const TAGGER_LIMITS = { textsPerJob: 256, charsPerText: 100_000, spansPerText: 50_000 } as const;

/** What the thread is started with: absolute paths come from the host. */
export const taggerStartSchema = z.object({
  /** The folder with `taggers.json`. */
  folder: z.string().min(1),
  /** WebAssembly alone: for the second try after a crash, and for tests. */
  wasmOnly: z.boolean(),
  /** Ids of the taggers to use; all of them where it is left out. */
  only: z.array(z.string()).optional(),
});
export type TaggerStart = z.infer<typeof taggerStartSchema>;

/** What the core tells the thread. */
export const toTaggerSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('tag'),
    id: z.number().int().positive(),
    texts: z.array(z.string().max(TAGGER_LIMITS.charsPerText)).max(TAGGER_LIMITS.textsPerJob),
  }),
  /** Frees the weights and ends. */
  z.object({ type: z.literal('end') }),
]);
export type ToTagger = z.infer<typeof toTaggerSchema>;

/** What tells of somebody and is no name: numbers, words that open something, what somebody is called on a platform, a date of birth. In the order of our own's labels. */
export const TOLD_KINDS = ['PHONE', 'GOV_ID', 'FINANCE_NO', 'HANDLE', 'BIRTHDAY', 'DEVICE', 'SECRET', 'VEHICLE'] as const;

/** Offsets in UTF-16 units of the text, `end` exclusive. */
const taggedSpanSchema = z.object({
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  kind: z.enum(['PERSON', 'ADDRESS', ...TOLD_KINDS]),
  /** How sure each tagger is that says so, 0 … 1, by its id. One that sees less than a fifth of a name or an address, or a third of what is told, says nothing. */
  by: z.record(z.string(), z.number().min(0).max(1)),
});
export type TaggedSpan = z.infer<typeof taggedSpanSchema>;

/** Why a tagger cannot read: its file is not there, is another than it should be, nothing here can run it, or it failed while it read. */
const failureSchema = z.object({
  tagger: z.string(),
  reason: z.enum(['weights-missing', 'weights-changed', 'runtime-missing', 'reading-failed']),
});
export type TaggerFailure = z.infer<typeof failureSchema>;

/** What the thread tells the core. */
export const fromTaggerSchema = z.object({
  type: z.literal('tagged'),
  id: z.number().int().positive(),
  found: z.array(z.array(taggedSpanSchema).max(TAGGER_LIMITS.spansPerText)).max(TAGGER_LIMITS.textsPerJob),
  /** Ids of the taggers that read some of the texts, and what hindered those that should have. */
  read: z.array(z.string()),
  failures: z.array(failureSchema),
  runtime: z.enum(['native', 'wasm']).optional(),
});
export type FromTagger = z.infer<typeof fromTaggerSchema>;
