import { z } from 'zod';
import { policySchema } from './policy.ts';

/** Replaces the circle's policy. Only by the owner. */
export const policySetSchema = z.strictObject({ kind: z.literal('policy.set'), policy: policySchema });
