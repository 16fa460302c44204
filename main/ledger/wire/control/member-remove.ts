import { z } from 'zod';
import { bytesSchema } from '../base64-url.ts';
import { cutsSchema } from './cuts.ts';
import { rotationSchema } from './epoch-rotate.ts';

/** Removes a person with all its devices: by an admin, or the owner. Also seals the feeds of somebody who left. */
export const memberRemoveSchema = z.strictObject({
  kind: z.literal('member.remove'),
  person: bytesSchema(16),
  cuts: cutsSchema,
  rotation: rotationSchema.optional(),
});
