import { z } from 'zod';
import { blobAddressSchema, entryIdSchema, MAX_CAPTION_BYTES, MAX_FILE_BYTES, MAX_FILES_PER_MESSAGE, MAX_TEXT_BYTES, MAX_THUMB_BYTES, pictureSchema, tierSchema } from '#contract';
import { opKind } from '#ledger';

const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');
export const fitsInAMessage = (text: string): boolean => bytesOf(text) <= MAX_TEXT_BYTES;

const textSchema = z.string().min(1).max(MAX_TEXT_BYTES).refine(fitsInAMessage, 'a message has at most 64 KB');
const target = { message: entryIdSchema };

/** A file of a message: where its ciphertext is found and what opens it. Without this op nobody can read a byte of it. */
export const messageFileSchema = z.object({
  name: z.string().min(1).max(255),
  /** Of the clear file, bytes; the blob's size follows from it. */
  size: z.number().int().min(1).max(MAX_FILE_BYTES),
  blob: blobAddressSchema,
  /** 32 bytes, base64url; of this file alone. */
  key: z.string().regex(/^[\w-]{43}$/),
  /** What its sender says; who shows it looks for itself. */
  picture: z
    .object({
      type: pictureSchema.shape.type,
      width: z.number().int().min(1).max(65_535),
      height: z.number().int().min(1).max(65_535),
      /** A small JPEG or WebP, base64. */
      thumb: z.base64().max(Math.ceil(MAX_THUMB_BYTES / 3) * 4).optional(),
    })
    .optional(),
});
export type MessageFile = z.infer<typeof messageFileSchema>;

const isPost = ({ text, files }: { readonly text: string; readonly files?: readonly unknown[] | undefined }): boolean =>
  files === undefined ? text !== '' : bytesOf(text) <= MAX_CAPTION_BYTES;

export const messagePostSchema = z.object({
  text: z.string().max(MAX_TEXT_BYTES).refine(fitsInAMessage, 'a message has at most 64 KB'),
  files: z.array(messageFileSchema).min(1).max(MAX_FILES_PER_MESSAGE).optional(),
  replyTo: entryIdSchema.optional(),
  /** No AI may read it. */
  keep: z.literal(true).optional(),
  /** The check-in that this message shows in the timeline; its verdict is looked up there. */
  checkIn: z.object({ agreement: entryIdSchema, entry: entryIdSchema }).optional(),
}).refine(isPost, 'a message has words or files');
export const messageEditSchema = z.object({ ...target, text: textSchema });
export const messageDeleteSchema = z.object(target);
export const messageRestoreSchema = z.object(target);
export const messageKeepSchema = z.object({ ...target, keep: z.boolean() });
export const reactionSetSchema = z.object({ ...target, emoji: z.string().min(1).max(16), on: z.boolean() });
/** An AI's words, shared by a person's hand. The label comes from this kind, never from a name. */
export const aiPostSchema = z.object({
  text: textSchema,
  cites: z.array(entryIdSchema).max(20),
  tier: tierSchema,
  model: z.string().max(120).optional(),
});

const ofTarget = (_id: string, body: { readonly message: string }): string => body.message;

export const messagePost = opKind({ kind: 'message.post', schema: messagePostSchema, key: (id) => id, disappears: true });
export const messageEdit = opKind({ kind: 'message.edit', schema: messageEditSchema, key: ofTarget, disappears: true, goesWith: ({ message }) => [message] });
/** The op of the entry that erases the message's bodies. */
export const messageDelete = opKind({ kind: 'message.delete', schema: messageDeleteSchema, key: ofTarget });
/** The op of the entry by which the owner takes an admin's deletion back. */
export const messageRestore = opKind({ kind: 'message.restore', schema: messageRestoreSchema, key: ofTarget });
export const messageKeep = opKind({ kind: 'message.keep', schema: messageKeepSchema, key: ofTarget });
export const reactionSet = opKind({ kind: 'reaction.set', schema: reactionSetSchema, key: ofTarget });
export const aiPost = opKind({ kind: 'ai.post', schema: aiPostSchema, key: (id) => id, disappears: true, goesWith: ({ cites }) => cites });

export type MessagePost = z.infer<typeof messagePostSchema>;
export type AiPost = z.infer<typeof aiPostSchema>;

type Said<Kind extends string, Schema extends z.ZodType> = { readonly kind: Kind; readonly body: z.infer<Schema> };

/** An op of this feature, by its kind. */
export type ChatOp =
  | Said<'message.post', typeof messagePostSchema>
  | Said<'message.edit', typeof messageEditSchema>
  | Said<'message.delete', typeof messageDeleteSchema>
  | Said<'message.restore', typeof messageRestoreSchema>
  | Said<'message.keep', typeof messageKeepSchema>
  | Said<'reaction.set', typeof reactionSetSchema>
  | Said<'ai.post', typeof aiPostSchema>;
