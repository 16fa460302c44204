import { z } from 'zod';
import { circleIdSchema, entryIdSchema, procedure, tierSchema, timeSchema } from './base.ts';

export const pointSchema = z.object({
  kind: z.enum(['decision', 'todo', 'question', 'fact']),
  /** A verbatim quote or a clause whose every fact is in the cited messages. */
  text: z.string(),
  authorName: z.string(),
  owner: z.string().optional(),
  at: timeSchema,
  /** It names me, or is mine to do. */
  mine: z.boolean(),
  cites: z.array(entryIdSchema).min(1),
});
export type Point = z.infer<typeof pointSchema>;

export const catchUp = {
  /** The points since `since` (default: since last read), at most seven, mine first. Only I see it. */
  highlights: procedure
    .input(z.object({ circle: circleIdSchema, since: entryIdSchema.optional() }))
    .output(
      z.object({
        points: z.array(pointSchema),
        missed: z.number().int(),
        tier: tierSchema,
        model: z.string().optional(),
        ms: z.number(),
        from: timeSchema.optional(),
        to: timeSchema.optional(),
      }),
    ),
};
