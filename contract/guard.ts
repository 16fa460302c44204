import { z } from 'zod';
import { circleIdSchema, entryIdSchema, messageTextSchema, procedure } from './base.ts';

/** What redaction recognises. PLACE and ORG are recognised and kept by default. */
export const entityKindSchema = z.enum([
  'PERSON', 'PHONE', 'EMAIL', 'ADDRESS', 'GOV_ID', 'FINANCE_NO', 'VEHICLE', 'HANDLE', 'BIRTHDAY', 'URL', 'IP', 'SECRET', 'DEVICE', 'PLACE', 'ORG',
]);
export type EntityKind = z.infer<typeof entityKindSchema>;

/** Offsets in UTF-16 code units, `end` exclusive. */
export const entitySchema = z.object({
  start: z.number().int(),
  end: z.number().int(),
  kind: entityKindSchema,
  text: z.string(),
  /** 0 … 1. */
  score: z.number(),
  by: z.enum(['rule', 'name-list', 'tagger', 'model']),
});
export type Entity = z.infer<typeof entitySchema>;

/** How much of what may be personal is underlined in a draft: what is certain, what is likely, or all that is hidden from the AI. */
export const guardStrictnessSchema = z.enum(['certain', 'likely', 'all']);
export type GuardStrictness = z.infer<typeof guardStrictnessSchema>;

/** `basic`: rules and name lists alone, since the small taggers cannot run, and why. */
export const protectionSchema = z.discriminatedUnion('level', [
  z.object({ level: z.literal('full') }),
  z.object({ level: z.literal('basic'), reason: z.enum(['weights-missing', 'weights-changed', 'runtime-missing', 'reading-failed']) }),
]);

const shownEntitySchema = entitySchema.extend({ placeholder: z.string() });

export const guard = {
  /**
   * For the composer: what is underlined in a draft by the strictness that the person chose, and the draft with just that masked. `by: 'rules'` answers
   * at once, for every key; `'all'` asks the taggers too, who read again only the sentences that changed. The AI's own guard masks whatever any of them finds.
   */
  inspect: procedure
    .input(z.object({ circle: circleIdSchema, text: messageTextSchema, by: z.enum(['rules', 'all']) }))
    .output(z.object({ entities: z.array(shownEntitySchema), masked: z.string() })),
  /** What stands behind the guard at the moment; change `guard`. */
  protection: procedure.output(protectionSchema),
  /** What the AI sees of a message, and why. */
  aiView: procedure
    .input(z.object({ circle: circleIdSchema, message: entryIdSchema }))
    .output(z.object({ redacted: z.string(), entities: z.array(shownEntitySchema) })),
};
