import { z } from 'zod';
import { bytesSchema } from '../base64-url.ts';

/** Takes a device back that fork proofs ended: those in this op's past. It goes on in a new incarnation. */
export const deviceResumeSchema = z.strictObject({ kind: z.literal('device.resume'), device: bytesSchema(32) });
