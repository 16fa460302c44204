import { z } from 'zod';
import { callIdSchema, circleIdSchema, deviceIdSchema, displayNameSchema, entryIdSchema, personIdSchema, procedure, timeSchema } from './base.ts';
import { inviteSchema, roleSchema } from './circles.ts';
import { reachSchema } from './connection.ts';

const personSchema = z.object({ person: personIdSchema, name: z.string() });
/** The public half of an invite's key. */
const inviteIdSchema = z.string().regex(/^[\w-]{43}$/);

/** How somebody came: who made the invite, and who let them in by it. */
export const cameSchema = z.discriminatedUnion('how', [
  z.object({ how: z.literal('founded'), at: timeSchema }),
  z.object({ how: z.literal('invited'), at: timeSchema, invite: inviteIdSchema, invitedBy: personSchema, admittedBy: personSchema }),
]);

/** What I may do to somebody now. What is not named cannot be done. */
export const memberActionSchema = z.enum(['make-admin', 'make-member', 'remove', 'transfer']);
export type MemberAction = z.infer<typeof memberActionSchema>;

export const groupMemberSchema = personSchema.extend({
  isMe: z.boolean(),
  role: roleSchema,
  /** A machine that stays on and holds the keys, as it says itself: who runs it can read along. */
  isAlwaysOn: z.boolean(),
  came: cameSchema,
  may: z.array(memberActionSchema),
  /** `forked`: it signed two different histories, and nobody listens to it until it is let back in. */
  devices: z.array(z.object({ device: deviceIdSchema, isThis: z.boolean(), status: z.enum(['present', 'removed', 'forked']), mayResume: z.boolean() })),
});
export type GroupMember = z.infer<typeof groupMemberSchema>;

export const pastMemberSchema = personSchema.extend({ how: z.enum(['removed', 'left']), by: personSchema, at: timeSchema, came: cameSchema });
export type PastPerson = z.infer<typeof pastMemberSchema>;

/**
 * A device that keeps and passes on what it cannot read. `person`: what it is removed by; it is nobody. `online`, `seenAt`: as far as this
 * device is linked with it, for nobody else can tell.
 */
export const groupMailboxSchema = z.object({
  device: deviceIdSchema,
  person: personIdSchema,
  came: cameSchema,
  online: z.boolean(),
  seenAt: timeSchema.optional(),
  mayRemove: z.boolean(),
});
export type GroupMailbox = z.infer<typeof groupMailboxSchema>;

export const groupInviteSchema = z.object({
  invite: inviteIdSchema,
  by: personSchema,
  expiresAt: timeSchema,
  uses: z.number().int(),
  needsApproval: z.boolean(),
  role: z.enum(['member', 'mailbox']),
  state: z.enum(['open', 'used-up', 'expired', 'revoked']),
  cameBy: z.array(personSchema),
  mayRevoke: z.boolean(),
  /** What can be handed on, on the device that made it. */
  shown: inviteSchema.optional(),
});
export type GroupInvite = z.infer<typeof groupInviteSchema>;

/** Somebody, or a mailbox (`role`), who asks to be let in. A joiner has no name yet: `code` is shown on both screens, to be compared by voice. */
export const joinWishSchema = z.object({ device: deviceIdSchema, code: z.string(), at: timeSchema, invitedBy: personSchema, role: z.enum(['member', 'mailbox']) });
export type JoinWish = z.infer<typeof joinWishSchema>;

export const policySchema = z.object({
  /** Whether newcomers can read what was written before they came. */
  history: z.enum(['all', 'none']),
  /** Messages disappear after this time, ms; 0 = they stay. */
  disappearingMs: z.number().int().min(0).max(31_622_400_000),
  network: reachSchema,
  inviters: z.enum(['members', 'admins']),
  /** What a removed person's app keeps. */
  removedKeeps: z.enum(['history', 'nothing']),
});
export type GroupPolicy = z.infer<typeof policySchema>;
export type PolicyKey = keyof GroupPolicy;

export const groupSchema = z.object({
  standing: z.enum(['member', 'removed', 'left', 'forked']),
  /** Absent when I am not in any more. */
  role: roleSchema.optional(),
  /** Only the device I first joined with leaves and hands over. */
  isFirstDevice: z.boolean(),
  mayInvite: z.boolean(),
  members: z.array(groupMemberSchema),
  past: z.array(pastMemberSchema),
  mailboxes: z.array(groupMailboxSchema),
  invites: z.array(groupInviteSchema),
  /** Empty for those who may not decide. */
  wishes: z.array(joinWishSchema),
  policy: policySchema,
  successor: personSchema.optional(),
});
export type Group = z.infer<typeof groupSchema>;

const happenedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('joined'), person: personIdSchema }),
  z.object({ kind: z.literal('left'), person: personIdSchema }),
  z.object({ kind: z.literal('removed'), person: personIdSchema }),
  z.object({ kind: z.literal('mailbox-joined'), invitedBy: personIdSchema }),
  z.object({ kind: z.literal('mailbox-removed') }),
  z.object({ kind: z.literal('role'), person: personIdSchema, role: z.enum(['admin', 'member']) }),
  z.object({ kind: z.literal('owner'), person: personIdSchema, leaves: z.boolean() }),
  z.object({ kind: z.literal('policy'), changed: z.array(policySchema.keyof().or(z.literal('successor'))), policy: policySchema }),
  z.object({ kind: z.literal('forked'), person: personIdSchema }),
  z.object({ kind: z.literal('resumed'), person: personIdSchema }),
  z.object({ kind: z.literal('group-renamed'), to: z.string() }),
  z.object({ kind: z.literal('person-renamed'), person: personIdSchema, from: z.string(), to: z.string() }),
]);

/**
 * A line of the group's own in the chat: derived from what its members' devices have signed, the same on every desktop, and nobody's words.
 * `before`: the message it stands above; absent after the last one.
 */
export const systemLineSchema = z.object({
  id: z.string(),
  by: personSchema.extend({ isMe: z.boolean() }),
  /** Whom it is about, by the name of today. */
  about: personSchema.extend({ isMe: z.boolean() }).optional(),
  what: happenedSchema,
  before: entryIdSchema.optional(),
});
export type SystemLine = z.infer<typeof systemLineSchema>;

const inOneCircle = z.object({ circle: circleIdSchema });
const changing = inOneCircle.extend({ id: callIdSchema });
const aboutPerson = changing.extend({ person: personIdSchema });
const done = z.object({});

/** Who is in a group and who may do what. Every change fails with `not-allowed`, `removed-from-circle`, `left-circle` or `device-forked` where it cannot be made. */
export const members = {
  group: procedure.input(inOneCircle).output(groupSchema),
  /** The newest 500 lines, oldest first. */
  story: procedure.input(inOneCircle).output(z.array(systemLineSchema)),
  /** Fails with `person-not-found`. */
  setRole: procedure.input(aboutPerson.extend({ role: z.enum(['admin', 'member']) })).output(done),
  /** Also a mailbox, by its `person`. Fails with `person-not-found`. */
  remove: procedure.input(aboutPerson).output(done),
  /** Fails with `person-not-found`, `first-device-needed`, `device-not-found`. */
  transfer: procedure.input(aboutPerson).output(done),
  /** Whom the app offers the group when its owner leaves; nobody when `person` is absent. */
  setSuccessor: procedure.input(changing.extend({ person: personIdSchema.optional() })).output(done),
  setPolicy: procedure.input(changing.extend({ change: policySchema.partial() })).output(done),
  /** My name in this group alone. */
  rename: procedure.input(changing.extend({ name: displayNameSchema })).output(done),
  /** `keep: false`: the local copy goes as soon as somebody else's device has heard of it. Fails with `successor-needed`, `first-device-needed`, `not-a-member`. */
  leave: procedure.input(changing.extend({ successor: personIdSchema.optional(), keep: z.boolean() })).output(done),
  /** Erases the local copy of a group I am not in any more, of one that could not be joined or does not come back, or of a sample. Fails with `not-allowed`. */
  takeOff: procedure.input(changing).output(done),
  /** Fails with `invite-not-found`. */
  revokeInvite: procedure.input(changing.extend({ invite: inviteIdSchema })).output(done),
  /** Fails with `device-not-found`, `invite-revoked`, `invite-used-up`. */
  approve: procedure.input(changing.extend({ device: deviceIdSchema })).output(done),
  /** Takes it from this device's list. Another admin may still let them in. */
  decline: procedure.input(changing.extend({ device: deviceIdSchema })).output(done),
  /** Lets a device back in that signed two histories. Fails with `device-not-found`. */
  resume: procedure.input(changing.extend({ device: deviceIdSchema })).output(done),
};
