import { z } from 'zod';
import { bytesSchema } from '../base64-url.ts';
import { joinerFields } from './joiner.ts';

/** Admits a new person with its first device, or a mailbox, by an invite for the same. It answers a `join.request` of the same device, if there is one. */
export const memberAdmitSchema = z.strictObject({
  kind: z.literal('member.admit'),
  person: bytesSchema(16),
  ...joinerFields,
  /** The admitter's clock, ms: judged against the invite's expiry. */
  at: z.number().int(),
});
