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

const shownEntitySchema = entitySchema.extend({ placeholder: z.string() });

export const guard = {
  /** For the composer: what would be redacted in a draft, and the draft with everything masked. */
  inspect: procedure
    .input(z.object({ circle: circleIdSchema, text: messageTextSchema }))
    .output(z.object({ entities: z.array(shownEntitySchema), masked: z.string() })),
  /** What the AI sees of a message, and why. */
  aiView: procedure
    .input(z.object({ circle: circleIdSchema, message: entryIdSchema }))
    .output(z.object({ redacted: z.string(), entities: z.array(shownEntitySchema) })),
};
