import { z } from 'zod';
import { bytesSchema } from '../base64-url.ts';
import { policySchema } from './policy.ts';

/** The first entry of a circle: its header's hash is the circle's id. The founder's first device signs it. */
export const genesisSchema = z.strictObject({
  kind: z.literal('genesis'),
  /** Makes two circles of one founder differ. */
  nonce: bytesSchema(16),
  device: bytesSchema(32),
  sealing: bytesSchema(32),
  /** By the device, over a zero circle and both its keys. */
  claim: bytesSchema(64),
  at: z.number().int(),
  /** Made for trying alone: invented people, no room, free dates. */
  local: z.boolean(),
  /** `direct`: two people and their devices. `own`: one person's devices. */
  type: z.enum(['group', 'direct', 'own']),
  policy: policySchema,
});
