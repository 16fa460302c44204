import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { callIdSchema, circleIdSchema, entryIdSchema, procedure, tierSchema } from './base.ts';
import { careSchema, messageSchema } from './chat.ts';
import { errorCodeSchema } from './errors.ts';

export const answerEventSchema = z.discriminatedUnion('type', [
  /** The best messages, within 300 ms, before any word of the model. */
  z.object({ type: z.literal('sources'), messages: z.array(messageSchema) }),
  z.object({ type: z.literal('text'), delta: z.string() }),
  /** Instead of an answer. No model was called. */
  z.object({ type: z.literal('care'), care: careSchema }),
  z.object({
    type: z.literal('done'),
    /** The whole text as checked: it replaces what was streamed. Empty with tier `rules`: the messages are the answer. */
    text: z.string(),
    cites: z.array(entryIdSchema),
    tier: tierSchema,
    model: z.string().optional(),
    /**
     * `chat`: from the cited messages. `general`: from the model's memory, may be wrong. `none`: not in this chat.
     * `chat-only`: not a question on the chat, and no model to ask.
     */
    grounding: z.enum(['chat', 'general', 'none', 'chat-only']),
    firstTokenMs: z.number().optional(),
    ms: z.number(),
    stopped: z.boolean(),
    /** The model did not finish (`engine-timeout`, `engine-crashed`): then the messages are the answer. */
    failure: errorCodeSchema.optional(),
  }),
]);
export type AnswerEvent = z.infer<typeof answerEventSchema>;

export const ask = {
  /** Private to the asker. Ending the iteration stops the model (no token after 200 ms). */
  ask: procedure
    .input(z.object({ id: callIdSchema, circle: circleIdSchema, question: z.string().min(1).max(2000) }))
    .output(eventIterator(answerEventSchema)),
  /** Posts an answer to the group, by the person's own hand, labelled AI by its signed kind. */
  share: procedure
    .input(z.object({ id: callIdSchema, circle: circleIdSchema, text: z.string().min(1).max(20_000), cites: z.array(entryIdSchema).max(20), tier: tierSchema, model: z.string().max(120).optional() }))
    .output(messageSchema),
};
