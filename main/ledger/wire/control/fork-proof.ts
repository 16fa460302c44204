import { z } from 'zod';
import { bytesSchema, fromBase64Url, toBase64Url } from '../base64-url.ts';
import { MAX_HEADER_BYTES, MAX_INCARNATIONS, MAX_SEQ } from '../limits.ts';

const headerSchema = z
  .string()
  .max(Math.ceil((MAX_HEADER_BYTES * 4) / 3))
  .regex(/^[\w-]+$/)
  .refine((text) => toBase64Url(fromBase64Url(text)) === text);

/** Two signed headers for one place of a feed: their author lied, or was restored from a backup. */
export const forkProofSchema = z.strictObject({
  kind: z.literal('fork.proof'),
  device: bytesSchema(32),
  feed: z.enum(['c', 'm']),
  incarnation: z.number().int().min(0).max(MAX_INCARNATIONS),
  seq: z.number().int().min(0).max(MAX_SEQ),
  h1: headerSchema,
  h2: headerSchema,
  /** What stays of the message feed. */
  keep: z.strictObject({ next: z.number().int().min(0).max(MAX_SEQ), head: bytesSchema(32) }),
});
