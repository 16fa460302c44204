import { z } from 'zod';
import { bytesSchema } from '../base64-url.ts';
import { MAX_INCARNATIONS, MAX_SEQ } from '../limits.ts';

/** Where a message feed ends: `next` entries of it stay, the last of them with this header hash (zero when none stays). */
export const cutSchema = z.strictObject({
  device: bytesSchema(32),
  incarnation: z.number().int().min(0).max(MAX_INCARNATIONS),
  next: z.number().int().min(0).max(MAX_SEQ),
  head: bytesSchema(32),
});

/** The message feeds that an op ends. A feed of the target that is not named keeps nothing. */
export const cutsSchema = z.array(cutSchema).max(256);
