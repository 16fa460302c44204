import { z } from 'zod';
import { bytesSchema } from '../base64-url.ts';
import { cutsSchema } from './cuts.ts';
import { rotationSchema } from './epoch-rotate.ts';

/** Ends one device: by itself, by a device of its person that added it, by an admin or the owner. */
export const deviceRemoveSchema = z.strictObject({
  kind: z.literal('device.remove'),
  device: bytesSchema(32),
  cuts: cutsSchema,
  rotation: rotationSchema.optional(),
});
