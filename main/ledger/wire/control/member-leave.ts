import { z } from 'zod';
import { cutsSchema } from './cuts.ts';

/** Its author's person leaves. Signed by the person's first device. */
export const memberLeaveSchema = z.strictObject({ kind: z.literal('member.leave'), cuts: cutsSchema });
