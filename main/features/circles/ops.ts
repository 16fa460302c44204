import { z } from 'zod';
import { displayNameSchema, personIdSchema } from '#contract';
import { opKind } from '#ledger';

export const circleNameSchema = z.object({ name: displayNameSchema });
/** `person` must be the author: the key of a row has to be in the body. `alwaysOn`: a machine that stays on and holds the keys, as it says itself; without it a person. */
export const memberProfileSchema = z.object({ person: personIdSchema, name: displayNameSchema, alwaysOn: z.literal(true).optional() });

/** The key of the one row that says what the circle is called. No person id has this length. */
export const NAME_KEY = 'name';

export const circleName = opKind({ kind: 'circle.name', schema: circleNameSchema, key: () => NAME_KEY });
export const memberProfile = opKind({ kind: 'member.profile', schema: memberProfileSchema, key: (_id, { person }) => person });

export type CircleOp =
  | { readonly kind: 'circle.name'; readonly body: z.infer<typeof circleNameSchema> }
  | { readonly kind: 'member.profile'; readonly body: z.infer<typeof memberProfileSchema> };
