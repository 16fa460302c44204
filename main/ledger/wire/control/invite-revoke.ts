import { z } from 'zod';
import { bytesSchema } from '../base64-url.ts';

/** Closes an invite early: by the person who made it, an admin or the owner. */
export const inviteRevokeSchema = z.strictObject({ kind: z.literal('invite.revoke'), invite: bytesSchema(32) });
