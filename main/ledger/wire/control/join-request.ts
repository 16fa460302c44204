import { z } from 'zod';
import { joinerFields } from './joiner.ts';

/** A joiner's whole request for an invite that needs approval, recorded by a member so that any admin can admit later. */
export const joinRequestOpSchema = z.strictObject({
  kind: z.literal('join.request'),
  ...joinerFields,
  /** The recorder's clock, ms: judged against the invite's expiry. */
  at: z.number().int(),
});
