import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { callIdSchema, circleIdSchema, entryIdSchema, procedure, tierSchema, timeSchema } from './base.ts';
import { entityKindSchema } from './guard.ts';

export const memoryItemSchema = z.object({
  id: z.string(),
  kind: z.enum(['fact', 'preference', 'promise', 'event']),
  /** Restored for this screen only. */
  text: z.string(),
  /** As it is stored, with placeholders. */
  redacted: z.string(),
  sources: z.array(entryIdSchema),
  at: timeSchema,
  confidence: z.number(),
});
export type MemoryItem = z.infer<typeof memoryItemSchema>;

/** How many originals are shown at once. */
export const VAULT_PAGE = 200;

/** What a placeholder stands for, and in how many messages that was found. */
export const originalSchema = z.object({ placeholder: z.string(), kind: entityKindSchema, original: z.string(), messages: z.number().int() });
export type Original = z.infer<typeof originalSchema>;

/**
 * How far a language model has looked at what is remembered, for people and addresses that rules and taggers did not find. `off`: the person does not want it.
 * `no-model`: there is none. `waiting`: it begins in a while, or goes on with the next message. `failed`: it stopped; tried again likewise. What was not read is masked as rules and
 * taggers found it.
 */
export const secondLookSchema = z.object({
  state: z.enum(['off', 'no-model', 'reading', 'waiting', 'failed', 'done']),
  /** Memories that it has not read yet, and that it could not read. */
  waiting: z.number().int(),
  unreadable: z.number().int(),
});
export type SecondLookState = z.infer<typeof secondLookSchema>;

export const readSchema = z.object({
  at: timeSchema,
  why: z.enum(['catch-up', 'ask', 'memory', 'supervisor']),
  tier: tierSchema,
  model: z.string().optional(),
  messages: z.number().int(),
});

export const forgetStepSchema = z.enum(['stop-jobs', 'destroy-key', 'erase-files', 'new-memory', 'drop-caches', 'check']);
export type ForgetStep = z.infer<typeof forgetStepSchema>;

export const receiptSchema = z.object({
  circle: circleIdSchema,
  at: timeSchema,
  memories: z.number().int(),
  placeholders: z.number().int(),
  reads: z.number().int(),
  files: z.number().int(),
  bytes: z.number().int(),
  ms: z.number(),
  /** How it was checked, as stable words the UI translates. */
  checks: z.array(z.enum(['key-destroyed', 'files-gone', 'copy-unreadable', 'worker-ended', 'core-replaced'])),
});
export type Receipt = z.infer<typeof receiptSchema>;

export const memory = {
  overview: procedure.input(z.object({ circle: circleIdSchema })).output(
    z.object({
      items: z.array(memoryItemSchema),
      redacted: z.array(z.object({ kind: entityKindSchema, count: z.number().int() })),
      reads: z.array(readSchema),
      /** Whether the memory of this circle may be filled. */
      on: z.boolean(),
      secondLook: secondLookSchema,
    }),
  ),
  setOn: procedure.input(z.object({ id: callIdSchema, circle: circleIdSchema, on: z.boolean() })).output(z.object({})),
  erase: procedure.input(z.object({ id: callIdSchema, circle: circleIdSchema, item: z.string().max(64) })).output(z.object({})),
  /**
   * The originals behind placeholders, by kind and newest first, for this screen only. `search` looks in originals and placeholders, in any case; at most
   * 200 are given, `found` says how many there are, `all` how many without a search.
   */
  vault: procedure
    .input(z.object({ circle: circleIdSchema, search: z.string().max(200) }))
    .output(z.object({ originals: z.array(originalSchema).max(VAULT_PAGE), found: z.number().int(), all: z.number().int() })),
  /**
   * Erases one original, or all. Placeholders in old answers and memories stay and no longer say whom or what they meant; the chat is not touched, and what the AI
   * reads again gets another number. Fails with `original-not-found`.
   */
  eraseOriginals: procedure
    .input(z.object({ id: callIdSchema, circle: circleIdSchema, placeholder: z.string().max(64).optional() }))
    .output(z.object({ erased: z.number().int() })),
  /** What Forget would erase and what stays. */
  preview: procedure.input(z.object({ circle: circleIdSchema })).output(
    z.object({ memories: z.number().int(), placeholders: z.number().int(), reads: z.number().int(), bytes: z.number().int(), messagesStay: z.number().int() }),
  ),
  /** Erases all AI memory of one circle on this machine. Old messages are not learned again. Fails with `forget-incomplete`. */
  forget: procedure
    .input(z.object({ id: callIdSchema, circle: circleIdSchema }))
    .output(eventIterator(z.discriminatedUnion('type', [z.object({ type: z.literal('step'), step: forgetStepSchema }), z.object({ type: z.literal('receipt'), receipt: receiptSchema })]))),
  receipts: procedure.input(z.object({ circle: circleIdSchema })).output(z.array(receiptSchema)),
};
