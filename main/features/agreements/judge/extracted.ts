import { z } from 'zod';

/** What somebody, rules or model, read out of a submission. The verdict is always computed from it, never taken over. */
export const extractedSchema = z.object({
  amount: z.number().min(0).max(1e9).optional(),
  unit: z.string().max(40).optional(),
  about: z.string().max(300).optional(),
  date: z.enum(['today', 'yesterday', 'other', 'future']).optional(),
});
export type Extracted = z.infer<typeof extractedSchema>;
