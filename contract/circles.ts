import { z } from 'zod';
import { callIdSchema, circleIdSchema, deviceIdSchema, displayNameSchema, languageSchema, personIdSchema, procedure, timeSchema } from './base.ts';
import { reachSchema, writtenPlacesSchema } from './connection.ts';
import { errorCodeSchema } from './errors.ts';

export const roleSchema = z.enum(['owner', 'admin', 'member']);
export type Role = z.infer<typeof roleSchema>;

export const circleSchema = z.object({
  id: circleIdSchema,
  name: z.string(),
  /** `direct`: me and one other, whose name it has. */
  kind: z.enum(['group', 'sample', 'direct']),
  /**
   * `waiting`: invited, nobody who can admit has been met yet; completes by itself, also after restarts.
   * `returning`: lost with a damaged database; comes back by itself as soon as a member is online.
   * `asked`: a private chat that the other has not answered yet.
   */
  state: z.enum(['ready', 'waiting', 'failed', 'returning', 'asked']),
  /** Why joining failed, with `state: 'failed'`; with `waiting` why nobody can be met at the moment (`relay-unreachable`, `no-way-through`): it is tried further. */
  failure: errorCodeSchema.optional(),
  createdAt: timeSchema,
  unread: z.number().int(),
  last: z.object({ authorName: z.string(), text: z.string(), sentAt: timeSchema, isAi: z.boolean() }).optional(),
  members: z.number().int(),
  online: z.number().int(),
  /** With `waiting`: an admin must agree first. Shown on both screens, so that they can tell whom it is about. */
  approvalCode: z.string().optional(),
  /** I am not in any more: what was here is kept to read, or nothing is (`keeps: false`). */
  ended: z.object({ how: z.enum(['removed', 'left', 'forked']), byName: z.string().optional(), at: timeSchema, keeps: z.boolean() }).optional(),
  /** Of a private chat: the other, by their id there, unless nobody came yet. */
  with: z.object({ person: personIdSchema, isBlocked: z.boolean(), hasLeft: z.boolean() }).optional(),
  /** People who wait for my yes. */
  wishes: z.number().int(),
  /** On this device: no notification tells of it, and no badge counts it. */
  muted: z.boolean(),
});
export type CircleSummary = z.infer<typeof circleSchema>;

export const memberSchema = z.object({
  person: personIdSchema,
  name: z.string(),
  isMe: z.boolean(),
  role: roleSchema,
  online: z.boolean(),
  /** When they joined, by their clock; unknown until their name has arrived. */
  joinedAt: timeSchema.optional(),
  /** Last time one of this person's devices was seen by this one. */
  seenAt: timeSchema.optional(),
  devices: z.array(z.object({ device: deviceIdSchema, online: z.boolean(), how: z.enum(['lan', 'direct', 'relayed']).optional() })),
});
export type Member = z.infer<typeof memberSchema>;

export const inviteSchema = z.object({
  /** 口令: a text that survives being pasted inside other words. */
  text: z.string(),
  /** `hearth://join/…` */
  link: z.string(),
  expiresAt: timeSchema,
  uses: z.number().int(),
  needsApproval: z.boolean(),
  /** The public half of its key: what the list of invites knows it by. */
  invite: z.string().regex(/^[\w-]{43}$/),
});
export type Invite = z.infer<typeof inviteSchema>;

const inOneCircle = z.object({ circle: circleIdSchema });
/** Whatever a person pastes: the invite is looked for inside. */
const pastedSchema = z.string().max(200_000);

export const circles = {
  list: procedure.output(z.array(circleSchema)),
  create: procedure
    .input(z.object({ id: callIdSchema, name: displayNameSchema, reach: reachSchema.default('lan'), places: writtenPlacesSchema.default([]) }))
    .output(circleSchema),
  /** A labelled group of invented people, to try everything alone. It has no room and no peers. */
  createSample: procedure.input(z.object({ id: callIdSchema, language: languageSchema })).output(circleSchema),
  rename: procedure.input(inOneCircle.extend({ id: callIdSchema, name: displayNameSchema })).output(circleSchema),
  /** Of this device alone. Fails with `circle-not-found`. */
  mute: procedure.input(inOneCircle.extend({ id: callIdSchema, muted: z.boolean() })).output(circleSchema),
  members: procedure.input(inOneCircle).output(z.array(memberSchema)),
  /** `mailbox`: for `hearth serve --blind`, which keeps and passes on what it cannot read. */
  invite: procedure
    .input(inOneCircle.extend({ id: callIdSchema, hours: z.number().int().min(1).max(720).default(72), uses: z.number().int().min(1).max(49).default(10), needsApproval: z.boolean().default(false), role: z.enum(['member', 'mailbox']).default('member') }))
    .output(inviteSchema),
  /** Reads a pasted text without contacting anybody. Fails with an `invite-…` code. */
  readInvite: procedure
    .input(z.object({ text: pastedSchema }))
    .output(z.object({ circle: circleIdSchema, name: z.string(), expiresAt: timeSchema, meetingPoints: z.array(z.string()) })),
  /** Starts joining; the circle appears as `waiting` and becomes `ready` or `failed` by itself. */
  join: procedure.input(z.object({ id: callIdSchema, text: pastedSchema })).output(circleSchema),
  cancelJoin: procedure.input(inOneCircle.extend({ id: callIdSchema })).output(z.object({})),
};
