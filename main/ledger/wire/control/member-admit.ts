import { z } from 'zod';
import { bytesSchema } from '../base64-url.ts';

/** Admits a new person with its first device, by an invite. */
export const memberAdmitSchema = z.strictObject({
  kind: z.literal('member.admit'),
  invite: bytesSchema(32),
  person: bytesSchema(16),
  device: bytesSchema(32),
  sealing: bytesSchema(32),
  /** By the invite's key, over the circle, the invite and both device keys. */
  proof: bytesSchema(64),
  /** By the device, over the circle and both its keys. */
  claim: bytesSchema(64),
  /** The admitter's clock, ms: judged against the invite's expiry. */
  at: z.number().int(),
});
