import { z } from 'zod';
import { callIdSchema, circleIdSchema, personIdSchema, procedure, timeSchema } from './base.ts';

/** What can happen to somebody's keys: a device came, went, was shut out for two histories, or was let back in. */
export const keyChangeSchema = z.enum(['added', 'removed', 'forked', 'resumed']);
export type KeyChange = z.infer<typeof keyChangeSchema>;

const aboutSchema = z.object({
  person: personIdSchema,
  name: z.string(),
  isMe: z.boolean(),
  /** Members whose names look the same. */
  alike: z.array(z.object({ person: personIdSchema, name: z.string() })),
});

/** Whether I compared somebody's keys. It is known on this desktop alone. */
export const trustSchema = z.discriminatedUnion('state', [
  aboutSchema.extend({ state: z.literal('none') }),
  aboutSchema.extend({ state: z.literal('verified'), verifiedAt: timeSchema }),
  /** The mark is off since `changedAt`. `seen`: I have put the line about it away. */
  aboutSchema.extend({ state: z.literal('changed'), verifiedAt: timeSchema, changedAt: timeSchema, seen: z.boolean(), changes: z.array(keyChangeSchema) }),
]);
export type Trust = z.infer<typeof trustSchema>;

const fullSchema = z.string().regex(/^HEARTH-KEYS:[0-9A-F]{64}$/);

export const securityCardSchema = z.object({
  /** Seven numbers below 64. */
  emoji: z.array(z.number().int().min(0).max(63)).length(7),
  /** Sixty digits in groups of five. */
  number: z.string(),
  /** For a QR picture; equal on both screens, like the rest. */
  full: fullSchema,
  /** How many keys it covers. */
  devices: z.object({ mine: z.number().int(), theirs: z.number().int() }),
});
export type SecurityCard = z.infer<typeof securityCardSchema>;

const inOneCircle = z.object({ circle: circleIdSchema });
const aboutPerson = inOneCircle.extend({ person: personIdSchema });
const changing = aboutPerson.extend({ id: callIdSchema });
const done = z.object({});

/** Whether a member is who they seem. Nothing of it is sent to anybody. */
export const verify = {
  /** Everybody in the group; nobody in a sample or where I am not in any more. */
  trust: procedure.input(inOneCircle).output(z.array(trustSchema)),
  /** What I compare with a member. Fails with `person-not-found`; with `not-allowed` for myself, in a sample, and where I am not in any more. */
  card: procedure.input(aboutPerson).output(securityCardSchema),
  /** They match: `full` as it was on screen. Fails as `card` does, and with `keys-changed` when the keys are others meanwhile. */
  confirm: procedure.input(changing.extend({ full: fullSchema })).output(done),
  /** They differ: what was verified before is not any more. */
  differ: procedure.input(changing).output(done),
  /** Puts the line about changed keys away; the card still says it. */
  putAway: procedure.input(changing).output(done),
};
