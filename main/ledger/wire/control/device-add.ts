import { z } from 'zod';
import { bytesSchema } from '../base64-url.ts';

/** One more device of its author's person. */
export const deviceAddSchema = z.strictObject({
  kind: z.literal('device.add'),
  person: bytesSchema(16),
  device: bytesSchema(32),
  sealing: bytesSchema(32),
  /** `recovery`: a key pair in a file. It has no messages, and may only add, remove and resume devices of its person. */
  use: z.enum(['desktop', 'recovery']),
  /** By the new device, over the circle, the person, its use and both its keys. */
  claim: bytesSchema(64),
});
