import { z } from 'zod';
import { callIdSchema, circleIdSchema, entryIdSchema, personIdSchema, procedure, timeSchema } from './base.ts';

export const verdictSchema = z.enum(['counts', 'not-yet', 'your-call']);
export type Verdict = z.infer<typeof verdictSchema>;

/** `YYYY-MM-DD` in the agreement's time zone. */
export const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const agreementSchema = z.object({
  id: entryIdSchema,
  circle: circleIdSchema,
  title: z.string(),
  /** The rule in the group's own words, e.g. "read 20 pages a day". */
  rule: z.string(),
  /** IANA name. */
  timeZone: z.string(),
  startsOn: daySchema,
  createdBy: personIdSchema,
  signers: z.array(z.object({ person: personIdSchema, name: z.string(), isMe: z.boolean(), streak: z.number().int(), longest: z.number().int(), today: verdictSchema.optional() })),
  /** Days in a row on which every signer's check-in counts. */
  groupStreak: z.number().int(),
  today: daySchema,
});
export type Agreement = z.infer<typeof agreementSchema>;

export const checkInSchema = z.object({
  id: entryIdSchema,
  agreement: entryIdSchema,
  person: personIdSchema,
  name: z.string(),
  day: daySchema,
  at: timeSchema,
  text: z.string(),
  verdict: verdictSchema,
  /** Quotes the submission, in the language of who reads it. */
  reason: z.string(),
  tier: z.enum(['rules', 'llm', 'person']),
});
export type CheckIn = z.infer<typeof checkInSchema>;

export const agreements = {
  list: procedure.input(z.object({ circle: circleIdSchema })).output(z.array(agreementSchema)),
  create: procedure
    .input(z.object({ id: callIdSchema, circle: circleIdSchema, title: z.string().trim().min(1).max(100), rule: z.string().trim().min(1).max(500), timeZone: z.string().max(64) }))
    .output(agreementSchema),
  sign: procedure.input(z.object({ id: callIdSchema, circle: circleIdSchema, agreement: entryIdSchema })).output(agreementSchema),
  checkIn: procedure
    .input(z.object({ id: callIdSchema, circle: circleIdSchema, agreement: entryIdSchema, text: z.string().trim().min(1).max(4000) }))
    .output(checkInSchema),
  /** The submitter's own decision where the verdict is `your-call`. */
  decide: procedure
    .input(z.object({ id: callIdSchema, circle: circleIdSchema, checkIn: entryIdSchema, verdict: z.enum(['counts', 'not-yet']) }))
    .output(checkInSchema),
  checkIns: procedure.input(z.object({ circle: circleIdSchema, agreement: entryIdSchema })).output(z.array(checkInSchema)),
};
