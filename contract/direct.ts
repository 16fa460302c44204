import { z } from 'zod';
import { callIdSchema, circleIdSchema, personIdSchema, procedure, timeSchema } from './base.ts';

/** Somebody of a group, as that group knows them. */
const memberOfSchema = z.object({ circle: circleIdSchema, groupName: z.string(), person: personIdSchema, name: z.string() });

/** Somebody asks for a private chat. */
export const directRequestSchema = memberOfSchema.extend({ at: timeSchema });
export type DirectRequest = z.infer<typeof directRequestSchema>;

export const blockedPersonSchema = memberOfSchema;
export type BlockedPerson = z.infer<typeof blockedPersonSchema>;

export const profileSchema = z.object({
  isBlocked: z.boolean(),
  /** `none`: can be asked. `asked`: not answered yet. `request`: they ask me. `never`: nobody to chat with (myself, a sample, who is not in any more, the other of a private chat). */
  chat: z.discriminatedUnion('is', [
    z.object({ is: z.enum(['never', 'none', 'request']) }),
    z.object({ is: z.enum(['asked', 'open']), circle: circleIdSchema }),
  ]),
});
export type Profile = z.infer<typeof profileSchema>;

const about = z.object({ circle: circleIdSchema, person: personIdSchema });
const doing = about.extend({ id: callIdSchema });
const done = z.object({});
const opened = z.object({ circle: circleIdSchema });

/**
 * Private chats of two, and who is blocked. People are named by a group that both are in, or by their private chat. All but `requests` and
 * `blocked` fail with `circle-not-found`, `person-not-found`.
 */
export const direct = {
  profile: procedure.input(about).output(profileSchema),
  /** Those that wait for my answer, newest first. */
  requests: procedure.output(z.array(directRequestSchema)),
  /** Opens the private chat there is, agrees where they asked first, or asks: once, until that has run out. Fails with `not-allowed`, `person-blocked`. */
  ask: procedure.input(doing).output(opened),
  /** Fails with `request-gone`, `person-blocked`. */
  accept: procedure.input(doing).output(opened),
  /** They are told nothing, and what they ask further is not shown until I ask them. */
  decline: procedure.input(doing).output(done),
  /** Takes back what I asked and was not answered. `circle`: the private chat. */
  withdraw: procedure.input(z.object({ id: callIdSchema, circle: circleIdSchema })).output(done),
  /** On all my devices; they are told nothing. */
  block: procedure.input(doing).output(done),
  unblock: procedure.input(doing).output(done),
  blocked: procedure.output(z.array(blockedPersonSchema)),
};
