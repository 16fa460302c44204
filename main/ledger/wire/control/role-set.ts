import { z } from 'zod';
import { bytesSchema } from '../base64-url.ts';
import { cutsSchema } from './cuts.ts';

/** Makes a member an admin, or an admin a member. Only by the owner. */
export const roleSetSchema = z.strictObject({
  kind: z.literal('role.set'),
  person: bytesSchema(16),
  role: z.enum(['admin', 'member']),
  /** For a demotion, the message feeds as they were seen: erases past them that needed the admin do not count. */
  cuts: cutsSchema,
});
