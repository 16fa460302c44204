import { z } from 'zod';
import { callIdSchema, circleIdSchema, entryIdSchema, messageTextSchema, procedure } from './base.ts';

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
  /** `split`: only together with another message. `own-word`: the person asked for it. */
  by: z.enum(['rule', 'name-list', 'own-word', 'split', 'tagger', 'model']),
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

/** Hidden from the AI whatever a person chose, and never let through by an own word: passwords and keys, IDs, bank and card numbers. */
export const ALWAYS_HIDDEN: readonly EntityKind[] = ['SECRET', 'GOV_ID', 'FINANCE_NO'];

/**
 * What the composer does about a kind in a circle, as the person last chose: offer, mask for everyone before it is sent, keep the message from the AI,
 * or say nothing (the AI is shown a placeholder all the same).
 */
export const kindChoiceSchema = z.enum(['ask', 'mask', 'keep', 'leave']);
export type KindChoice = z.infer<typeof kindChoiceSchema>;

/** How many own words a circle may have in each list. */
export const MOST_OWN_WORDS = 200;
const ownWordSchema = z.string().max(200).transform((word) => word.normalize('NFKC').trim()).pipe(z.string().max(64));

/** What a person chose for one circle, on this machine. Kinds that are in neither list are hidden from the AI and offered in the composer. */
export const guardRulesSchema = z.object({
  /** Kinds that the AI may read as they are. */
  shown: z.array(entityKindSchema),
  choices: z.partialRecord(entityKindSchema, kindChoiceSchema),
  /** Own words that the AI never reads, and finds that are no personal data. */
  always: z.array(z.string()),
  never: z.array(z.string()),
});
export type GuardRules = z.infer<typeof guardRulesSchema>;

const shownEntitySchema = entitySchema.extend({ placeholder: z.string() });

export const guard = {
  /**
   * For the composer: what is underlined in a draft by the strictness that the person chose, and the draft with just that masked. `by: 'rules'` answers
   * at once, for every key; `'all'` asks the taggers too, who read again only the sentences that changed. The AI's own guard masks whatever any of them finds.
   */
  inspect: procedure
    .input(z.object({ circle: circleIdSchema, text: messageTextSchema, by: z.enum(['rules', 'all']) }))
    .output(
      z.object({
        entities: z.array(shownEntitySchema.extend({ choice: kindChoiceSchema })),
        /** The draft with words, never placeholders, for everything that is offered to be masked for everyone or chosen to be. */
        masked: z.string(),
        /** The draft as it is sent: with what was chosen to be masked for everyone before it is sent. */
        outgoing: z.string(),
      }),
    ),
  /** What stands behind the guard at the moment; change `guard`. */
  protection: procedure.output(protectionSchema),
  /** What the AI sees of a message, and why; `left`: what was recognised and is not hidden, since the person chose so. */
  aiView: procedure
    .input(z.object({ circle: circleIdSchema, message: entryIdSchema }))
    .output(
      z.object({
        redacted: z.string(),
        entities: z.array(shownEntitySchema),
        left: z.array(entitySchema.extend({ because: z.enum(['kind', 'own-word']) })),
      }),
    ),
  /** What was chosen for a circle; change `guard`. */
  rules: procedure.input(z.object({ circle: circleIdSchema })).output(guardRulesSchema),
  /** Fails with `kind-always-hidden`. */
  setKind: procedure
    .input(z.object({ id: callIdSchema, circle: circleIdSchema, kind: entityKindSchema, shown: z.boolean().optional(), choice: kindChoiceSchema.optional() }))
    .output(guardRulesSchema),
  /** Puts an own word on one list and takes it off the other, or off both. Fails with `word-too-short` below two letters or digits, and `words-too-many`. */
  setWord: procedure
    .input(z.object({ id: callIdSchema, circle: circleIdSchema, word: ownWordSchema, list: z.enum(['always', 'never', 'none']) }))
    .output(guardRulesSchema),
};
