import { z } from 'zod';
import { bytesSchema } from '../base64-url.ts';

/** Opens an invite. `invite` is the public half of the key that its seed gives. */
export const inviteCreateSchema = z.strictObject({
  kind: z.literal('invite.create'),
  invite: bytesSchema(32),
  expiresAt: z.number().int(),
  uses: z.number().int().min(1).max(49),
  /** What comes in by it: people, or a mailbox that keeps what it cannot read. */
  role: z.enum(['member', 'mailbox']),
  /** Only an admin or the owner may admit by it: strict single use, and a look at who comes. */
  needsApproval: z.boolean(),
});
