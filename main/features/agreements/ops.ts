import { z } from 'zod';
import { daySchema, entryIdSchema } from '#contract';
import { opKind } from '#ledger';
import { extractedSchema } from './judge/extracted.ts';

/** Who writes it signs it. `startsOn` is the day, in the agreement's time zone, on the creator's clock. */
export const agreementCreateSchema = z.object({
  title: z.string().min(1).max(100),
  rule: z.string().min(1).max(500),
  timeZone: z.string().min(1).max(64),
  startsOn: daySchema,
});

export const agreementSignSchema = z.object({ agreement: entryIdSchema });

/** `extracted`: what the model on the submitter's device read out of the text, where the rules left it open. The verdict itself never travels. */
export const checkInPostSchema = z.object({
  agreement: entryIdSchema,
  text: z.string().min(1).max(4000),
  extracted: extractedSchema.optional(),
});

export const checkInDecideSchema = z.object({
  agreement: entryIdSchema,
  checkIn: entryIdSchema,
  verdict: z.enum(['counts', 'not-yet']),
});

export const agreementCreate = opKind({ kind: 'agreement.create', schema: agreementCreateSchema, key: (id) => id });
export const agreementSign = opKind({ kind: 'agreement.sign', schema: agreementSignSchema, key: (_id, body) => body.agreement });
export const checkInPost = opKind({ kind: 'check-in.post', schema: checkInPostSchema, key: (_id, body) => body.agreement });
export const checkInDecide = opKind({ kind: 'check-in.decide', schema: checkInDecideSchema, key: (_id, body) => body.agreement });

export type AgreementCreate = z.infer<typeof agreementCreateSchema>;
export type CheckInPost = z.infer<typeof checkInPostSchema>;
export type CheckInDecide = z.infer<typeof checkInDecideSchema>;
