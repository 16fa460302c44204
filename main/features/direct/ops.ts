import { z } from 'zod';
import { circleIdSchema, entryIdSchema, personIdSchema, timeSchema } from '#contract';
import { opKind } from '#ledger';

/** A sealed box of the ledger (`CircleLedger.sealFor`): 1,074 bytes, base64url. */
const BOX = /^[\w-]{1432}$/;
/** With more, an op would not fit into an entry. */
export const MOST_BOXES = 44;

/** In a group: something for one of its members, whom the others do not learn. */
export const directOfferSchema = z.object({ boxes: z.array(z.string().regex(BOX)).min(1).max(MOST_BOXES) });

/** In a private chat, by each of the two for their own devices: whom of which group it is with. `isOpen: false`: I took back what I asked. */
export const directWithSchema = z.object({ shared: circleIdSchema, person: personIdSchema, isOpen: z.boolean() });
export type DirectWith = z.infer<typeof directWithSchema>;

/**
 * In the circle of my devices: what I decided about somebody of `circle`. `isDeclined`: what they ask is not shown; `answered`: their offer
 * that I answered last. The latest counts, by the clock of the device I decided on.
 */
export const personChoiceSchema = z.object({
  circle: circleIdSchema,
  person: personIdSchema,
  isBlocked: z.boolean(),
  isDeclined: z.boolean(),
  answered: entryIdSchema.optional(),
  at: timeSchema,
});
export type PersonChoice = z.infer<typeof personChoiceSchema>;

export const directOffer = opKind({ kind: 'direct.offer', schema: directOfferSchema, key: (id) => `offer ${id}` });
export const directWith = opKind({ kind: 'direct.with', schema: directWithSchema, key: () => 'with' });
export const personChoice = opKind({ kind: 'person.choice', schema: personChoiceSchema, key: (_id, { circle, person }) => `choice ${circle} ${person}` });

export type DirectOp =
  | { readonly kind: 'direct.offer'; readonly body: z.infer<typeof directOfferSchema> }
  | { readonly kind: 'direct.with'; readonly body: DirectWith }
  | { readonly kind: 'person.choice'; readonly body: PersonChoice };
