import { z } from 'zod';

/** What a core may have started for it. Which module or window that is, the main process knows. */
export const childNameSchema = z.enum(['rtc', 'ai-worker']);
export type ChildName = z.infer<typeof childNameSchema>;

/** From the core's process: it cannot start processes itself. */
export const askedChildSchema = z.discriminatedUnion('children', [
  z.object({ children: z.literal('start'), child: z.number().int(), name: childNameSchema }),
  z.object({ children: z.literal('kill'), child: z.number().int() }),
]);

/** To the core's process; with `started` comes a port that leads to the child. */
export const toldChildSchema = z.discriminatedUnion('children', [
  z.object({ children: z.literal('started'), child: z.number().int() }),
  z.object({ children: z.literal('gone'), child: z.number().int(), code: z.number().int().nullable() }),
]);

export type AskedChild = z.infer<typeof askedChildSchema>;
export type ToldChild = z.infer<typeof toldChildSchema>;
