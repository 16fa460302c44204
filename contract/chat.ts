import { z } from 'zod';
import { fileShownSchema, MAX_FILES_PER_MESSAGE } from './files.ts';
import { callIdSchema, circleIdSchema, entryIdSchema, messageTextSchema, personIdSchema, procedure, tierSchema, timeSchema } from './base.ts';

const authorSchema = z.object({ person: personIdSchema, name: z.string(), isMe: z.boolean() });

export const messageSchema = z.object({
  id: entryIdSchema,
  circle: circleIdSchema,
  /** `ai` comes from the signed op kind, never from a name. */
  kind: z.enum(['person', 'ai', 'check-in']),
  /** With kind `ai`: whose device the AI ran on and who shared it. */
  author: authorSchema,
  text: z.string(),
  files: z.array(fileShownSchema).optional(),
  sentAt: timeSchema,
  /** The author's clock was far off; the time shown is when it arrived in order. */
  clockWrong: z.boolean(),
  editedAt: timeSchema.optional(),
  /** When it goes from every device, where messages of the group disappear. */
  expiresAt: timeSchema.optional(),
  deleted: z.boolean(),
  /** An admin or the owner deleted it. `undoUntil`: I own the group, and may take that back until then. */
  deletedBy: z.object({ name: z.string(), isMe: z.boolean(), undoUntil: timeSchema.optional() }).optional(),
  replyTo: z.object({ id: entryIdSchema, authorName: z.string(), text: z.string(), deleted: z.boolean(), isBlocked: z.boolean() }).optional(),
  reactions: z.array(z.object({ emoji: z.string(), count: z.number().int(), mine: z.boolean(), names: z.array(z.string()) })),
  /** I blocked who wrote it: shown only when asked for. */
  isBlocked: z.boolean(),
  /** Its author asked that no AI reads it. */
  keptFromAi: z.boolean(),
  /**
   * My own messages: how many of the other devices hold it; once deleted, how many know of that. `missing`: whose devices lack it, or, once
   * deleted, may still hold it; who was here last comes first, at most five people. `seenAt` undefined: never met.
   */
  delivery: z
    .object({
      reached: z.number().int(),
      of: z.number().int(),
      missing: z.array(z.object({ name: z.string(), isHere: z.boolean(), seenAt: timeSchema.optional() })).max(5),
    })
    .optional(),
  ai: z.object({ tier: tierSchema, model: z.string().optional(), sources: z.array(entryIdSchema), withdrawn: z.boolean() }).optional(),
  checkIn: z
    .object({ agreement: entryIdSchema, title: z.string(), verdict: z.enum(['counts', 'not-yet', 'your-call']), reason: z.string(), day: z.string() })
    .optional(),
});
export type Message = z.infer<typeof messageSchema>;

/** The human-written answer to a message of crisis or threat, shown to its writer only. */
export const careSchema = z.object({
  kind: z.enum(['crisis', 'threat', 'idiom']),
  text: z.string(),
  lines: z.array(z.object({ name: z.string(), contact: z.string(), hours: z.string() })),
});
export type Care = z.infer<typeof careSchema>;

const one = z.object({ circle: circleIdSchema, message: entryIdSchema });

export const chat = {
  /** At most `limit` messages in order of the group: the newest, those before one, after one, or around one. */
  page: procedure
    .input(
      z.object({
        circle: circleIdSchema,
        from: z.discriminatedUnion('at', [
          z.object({ at: z.literal('end') }),
          z.object({ at: z.literal('before'), message: entryIdSchema }),
          z.object({ at: z.literal('after'), message: entryIdSchema }),
          z.object({ at: z.literal('around'), message: entryIdSchema }),
        ]),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ messages: z.array(messageSchema), hasBefore: z.boolean(), hasAfter: z.boolean(), readUpTo: entryIdSchema.optional() })),
  byIds: procedure.input(z.object({ circle: circleIdSchema, ids: z.array(entryIdSchema).max(200) })).output(z.array(messageSchema)),
  /** Fails with `message-empty`, `message-too-long`, `caption-too-long`, `file-not-added` (the draft stays), `not-a-member`. `care` is for the sender's eyes only. */
  send: procedure
    .input(
      z.object({
        id: callIdSchema,
        circle: circleIdSchema,
        text: messageTextSchema,
        replyTo: entryIdSchema.optional(),
        keepFromAi: z.boolean().default(false),
        /** Files added before (`files.finish`), in this order; with them the text may be empty. */
        files: z.array(z.uuid()).max(MAX_FILES_PER_MESSAGE).default([]),
      }),
    )
    .output(z.object({ message: messageSchema, care: careSchema.optional() })),
  edit: procedure.input(one.extend({ id: callIdSchema, text: messageTextSchema })).output(messageSchema),
  /**
   * Really deletes: the body leaves every peer that follows the protocol. Mine at once; another's as admin or owner is hidden at once and
   * goes after 72 hours. Fails with `not-allowed`, `message-not-found`.
   */
  delete: procedure.input(one.extend({ id: callIdSchema })).output(messageSchema),
  /** As owner, within 72 hours: shows again what an admin deleted. Fails with `not-allowed`, `message-not-found`. */
  restore: procedure.input(one.extend({ id: callIdSchema })).output(messageSchema),
  /** What has not come yet. `floods`: people who wrote more in a day than is taken unasked, messages or changes to the group. `waiting`: messages that only devices hold which are away. */
  arriving: procedure.input(z.object({ circle: circleIdSchema })).output(
    z.object({
      floods: z.array(z.object({ person: personIdSchema, name: z.string(), entries: z.number().int(), bytes: z.number().int() })),
      waiting: z.object({ entries: z.number().int(), holders: z.array(z.object({ name: z.string(), seenAt: timeSchema.optional() })).max(5) }).optional(),
    }),
  ),
  /** Takes as much again of what somebody wrote. */
  takeFlood: procedure.input(z.object({ id: callIdSchema, circle: circleIdSchema, person: personIdSchema })).output(z.object({})),
  react: procedure.input(one.extend({ id: callIdSchema, emoji: z.string().min(1).max(16), on: z.boolean() })).output(messageSchema),
  keepFromAi: procedure.input(one.extend({ id: callIdSchema, keep: z.boolean() })).output(messageSchema),
  markRead: procedure.input(one).output(z.object({})),
  draft: procedure.input(z.object({ circle: circleIdSchema })).output(z.object({ text: z.string() })),
  saveDraft: procedure.input(z.object({ circle: circleIdSchema, text: messageTextSchema })).output(z.object({})),
  /** Puts words that could not be sent from elsewhere (a reply in a notification) below what is being written in a group; open windows hear of it. Done once, however often it is asked. */
  addToDraft: procedure.input(z.object({ id: callIdSchema, circle: circleIdSchema, text: messageTextSchema })).output(z.object({})),
  search: procedure
    .input(z.object({ circle: circleIdSchema, query: z.string().min(1).max(200), limit: z.number().int().min(1).max(100).default(30) }))
    .output(z.array(z.object({ message: messageSchema, snippet: z.string() }))),
  typing: procedure.input(z.object({ circle: circleIdSchema })).output(z.object({})),
};
