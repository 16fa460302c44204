import { z } from 'zod';
import { callIdSchema, procedure, timeSchema } from './base.ts';

/** What became of the groups when a damaged database was set aside. Each list holds their names. */
export const repairReportSchema = z.object({
  at: timeSchema,
  /** The folder below the data directory that holds the damaged files. Nothing of them was changed. */
  folder: z.string(),
  /** There again, with all that could be read here and all that the members hold. */
  back: z.array(z.string()),
  /** They come back by themselves as soon as a member is online. */
  waiting: z.array(z.string()),
  /** Groups of invented people: nobody else had them. */
  lost: z.array(z.string()),
  /** I was not in them any more: nobody may send me again what was here. */
  over: z.array(z.string()),
});
export type RepairReport = z.infer<typeof repairReportSchema>;

export const repair = {
  /** Null when nothing was damaged, or the person has read it. */
  report: procedure.output(repairReportSchema.nullable()),
  /** The person has read it. */
  dismiss: procedure.input(z.object({ id: callIdSchema })).output(z.object({})),
};
