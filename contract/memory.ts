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

export const readSchema = z.object({
  at: timeSchema,
  why: z.enum(['catch-up', 'ask', 'memory', 'supervisor']),
  tier: tierSchema,
  model: z.string().optional(),
  messages: z.number().int(),
});

export const forgetStepSchema = z.enum(['stop-jobs', 'destroy-key', 'erase-files', 'new-memory', 'drop-caches', 'check']);

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
    }),
  ),
  setOn: procedure.input(z.object({ id: callIdSchema, circle: circleIdSchema, on: z.boolean() })).output(z.object({})),
  erase: procedure.input(z.object({ id: callIdSchema, circle: circleIdSchema, item: z.string().max(64) })).output(z.object({})),
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
