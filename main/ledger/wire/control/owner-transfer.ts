import { z } from 'zod';
import { bytesSchema } from '../base64-url.ts';
import { cutsSchema } from './cuts.ts';

/** Hands the circle to another person. The former owner stays as an admin, or leaves in the same step. */
export const ownerTransferSchema = z.strictObject({
  kind: z.literal('owner.transfer'),
  person: bytesSchema(16),
  leaves: z.boolean(),
  /** The former owner's message feeds, where it leaves. */
  cuts: cutsSchema,
});
