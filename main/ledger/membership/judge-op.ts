import type { CircleId, DeviceId, PersonId } from '#contract';
import { personIdOf } from '../crypto/device-keys.ts';
import type { ControlOp, OpOf } from '../wire/control/control-op.ts';
import { policySchema } from '../wire/control/policy.ts';
import { MAX_INCARNATIONS } from '../wire/limits.ts';
import { type CircleMembers, isFirstDevice, isFull, isKnownPerson, isSenior, presentDevice, tierOf } from './circle-members.ts';
import { isProved } from './is-proved.ts';
import { rotationOf } from './rotation.ts';
import { INVALID, type Tier, type Verdict } from './verdict.ts';

/** Devices a person can ever have had in one circle. */
const MAX_DEVICES = 64;

export type Authored = { readonly circle: CircleId; readonly author: DeviceId; readonly seq: number; readonly incarnation: number; readonly op: ControlOp };
type Author = { readonly device: DeviceId; readonly person: PersonId; readonly tier: Tier; readonly circle: CircleId };
type Rotation = Pick<OpOf<'epoch.rotate'>, 'id' | 'parents' | 'recipients' | 'mailboxes'>;
type Right<Kind extends ControlOp['kind']> = (members: CircleMembers, author: Author, op: OpOf<Kind>) => Tier;

/** The tier an op needs, or 0 where its author has no right to it. */
const needs = (tier: Tier, isAllowed: boolean): Tier => (isAllowed ? tier : 0);

const createInvite: Right<'invite.create'> = (members, { tier }, { invite }) => {
  const need = members.policy.inviters === 'admins' ? 2 : 1;
  return needs(need, tier >= need && !members.invites.has(invite) && !isFull(members));
};

const revokeInvite: Right<'invite.revoke'> = (members, { person, tier }, { invite }) => {
  const opened = members.invites.get(invite);
  if (!opened) return 0;
  return opened.person === person ? 1 : needs(2, tier >= 2);
};

/** Open in the past of the op, with uses left, and in time by the author's signed clock or that of a member who recorded the request. */
const isOpenFor = (members: CircleMembers, op: OpOf<'member.admit'> | OpOf<'join.request'>): boolean => {
  const invite = members.invites.get(op.invite);
  if (!invite || (invite.role === 'mailbox') !== (op.use === 'mailbox') || invite.revoked || invite.admitted.size >= invite.uses) return false;
  return op.at <= invite.expiresAt || (op.kind === 'member.admit' && (members.wishes.get(op.device) ?? []).some((wish) => wish.op.invite === op.invite));
};

const admit: Right<'member.admit'> = (members, { tier, circle }, op) => {
  const need = members.invites.get(op.invite)?.needsApproval === true ? 2 : 1;
  const isNew = !members.known.has(op.device) && !isKnownPerson(members, op.person) && op.person === personIdOf(circle, op.device);
  return needs(need, tier >= need && isNew && !isFull(members) && isOpenFor(members, op));
};

const askToJoin: Right<'join.request'> = (members, _author, op) => {
  const isAsked = (members.wishes.get(op.device) ?? []).some((wish) => wish.op.invite === op.invite);
  return needs(1, members.invites.get(op.invite)?.needsApproval === true && isOpenFor(members, op) && !members.known.has(op.device) && !isAsked);
};

const addDevice: Right<'device.add'> = (members, { device, person }, op) => {
  const own = [...members.known.values()].filter((known) => known.person === person);
  const hasRecovery = [...members.recovery.values()].some((held) => held.person === person);
  const isRight = op.use === 'desktop' || (isFirstDevice(members, device) && !hasRecovery);
  return needs(1, op.person === person && isRight && !members.known.has(op.device) && own.length < MAX_DEVICES);
};

const removeDevice: Right<'device.remove'> = (members, { device, person, tier }, op) => {
  const target = members.known.get(op.device);
  if (!target) return 0;
  const done = members.deviceRemovals.get(op.device) ?? [];
  if (target.person === person) {
    const isDone = done.some((removal) => removal.person === person && (removal.by === device || isSenior(members, removal.by, device)));
    return needs(1, (device === op.device || isSenior(members, device, op.device)) && !isDone);
  }
  const isDone = done.some((removal) => removal.person !== target.person && removal.tier >= tier);
  return needs(tier, tier > Math.max(1, tierOf(members, target.person)) && !isDone);
};

const resumeDevice: Right<'device.resume'> = (members, { device, person, tier }, op) => {
  const target = members.known.get(op.device);
  if (target?.status !== 'forked' || target.incarnation + 1 >= MAX_INCARNATIONS) return 0;
  return target.person === person ? needs(1, isSenior(members, device, op.device)) : needs(2, tier >= 2);
};

const setRole: Right<'role.set'> = (members, { person, tier }, op) => needs(3, tier === 3 && op.person !== person && members.roles.has(op.person));

const transfer: Right<'owner.transfer'> = (members, { device, person, tier }, op) => {
  const hasDevice = [...members.devices.values()].some((held) => held.person === op.person);
  return needs(3, tier === 3 && op.person !== person && hasDevice && isFirstDevice(members, device));
};

const OTHERS = policySchema.keyof().options.filter((field) => field !== 'disappearingMs');

/** Of two, either says how long what both write stays; everything else is the owner's. */
const setPolicy: Right<'policy.set'> = (members, { tier }, op) => {
  const isOfBoth = members.founded?.type === 'direct' && OTHERS.every((field) => op.policy[field] === members.policy[field]);
  return isOfBoth ? 1 : needs(3, tier === 3);
};

const removeMember: Right<'member.remove'> = (members, { person, tier }, op) => {
  const isDone = (members.removals.get(op.person) ?? []).some((removal) => removal.tier >= tier);
  const isLower = tier > Math.max(1, tierOf(members, op.person));
  return needs(tier, op.person !== person && isLower && isKnownPerson(members, op.person) && !isDone);
};

const leave: Right<'member.leave'> = (members, { device, tier }) => needs(1, tier < 3 && isFirstDevice(members, device));

const follows = (members: CircleMembers, { id, parents, recipients, mailboxes }: Rotation): boolean => {
  const isAfterAll = parents.length === members.live.length && members.live.every((live) => parents.includes(live));
  const isSealedToPresent = recipients.every((device) => presentDevice(members, device) !== undefined) && mailboxes.every((device) => members.mailboxes.has(device));
  return isAfterAll && !members.epochs.has(id) && isSealedToPresent;
};

/** A mailbox is granted the room alone, anybody else both secrets. */
const grant: Right<'epoch.grant'> = (members, { device }, op) => {
  const isSealedToPresent = op.box === undefined ? members.mailboxes.has(op.device) : presentDevice(members, op.device) !== undefined;
  return needs(1, isSealedToPresent && members.epochs.get(op.id)?.holders.has(device) === true);
};

const proveFork: Right<'fork.proof'> = (members, { person }, op) => {
  const known = members.known.get(op.device);
  return needs(1, known !== undefined && known.person !== person && op.incarnation >= known.from && op.incarnation <= known.incarnation + 1);
};

const rightTo = (members: CircleMembers, author: Author, op: ControlOp): Tier => {
  switch (op.kind) {
    case 'genesis':
      return 0;
    case 'invite.create':
      return createInvite(members, author, op);
    case 'invite.revoke':
      return revokeInvite(members, author, op);
    case 'member.admit':
      return admit(members, author, op);
    case 'join.request':
      return askToJoin(members, author, op);
    case 'device.add':
      return addDevice(members, author, op);
    case 'device.remove':
      return removeDevice(members, author, op);
    case 'device.resume':
      return resumeDevice(members, author, op);
    case 'role.set':
      return setRole(members, author, op);
    case 'owner.transfer':
      return transfer(members, author, op);
    case 'policy.set':
      return setPolicy(members, author, op);
    case 'member.remove':
      return removeMember(members, author, op);
    case 'member.leave':
      return leave(members, author, op);
    case 'epoch.rotate':
      return needs(1, follows(members, op));
    case 'epoch.grant':
      return grant(members, author, op);
    case 'incarnation.start':
      return 1;
    case 'fork.proof':
      return proveFork(members, author, op);
  }
};

const RECOVERY_MAY: ReadonlySet<ControlOp['kind']> = new Set(['device.add', 'device.remove', 'device.resume']);

/** Whether the entry stands at a place that its device may write to. */
const isInPlace = (members: CircleMembers, { author, seq, incarnation, op }: Authored): boolean => {
  const known = members.known.get(author);
  if (!known || incarnation < known.from) return false;
  if (op.kind !== 'incarnation.start') return incarnation <= known.incarnation;
  return seq === 0 && op.number === incarnation && op.number > known.incarnation && op.number < MAX_INCARNATIONS;
};

const mayFound = (members: CircleMembers, { author, seq, incarnation, op }: Authored): boolean =>
  op.kind === 'genesis' && members.founded === undefined && seq === 0 && incarnation === 0 && op.device === author;

/** What the state that an op's past makes says of it, signatures inside the op aside. */
export const judgeRight = (members: CircleMembers, authored: Authored): Verdict => {
  const { circle, author, op } = authored;
  if (op.kind === 'genesis') return mayFound(members, authored) ? { valid: true, tier: 3, need: 3, rotates: false } : INVALID;
  const held = presentDevice(members, author);
  if (!held || !isInPlace(members, authored)) return INVALID;
  if (members.recovery.has(author) && !RECOVERY_MAY.has(op.kind)) return INVALID;
  const tier = tierOf(members, held.person);
  const need = rightTo(members, { device: author, person: held.person, tier, circle }, op);
  if (need === 0) return INVALID;
  const rotation = rotationOf(op);
  return { valid: true, tier, need, rotates: rotation !== undefined && follows(members, rotation) };
};

/**
 * The verdict on `authored`, given the state that exactly its causal past makes. Nothing else may be asked here,
 * or two desktops could come to different answers.
 */
export const judgeOp = (members: CircleMembers, authored: Authored): Verdict => {
  const verdict = judgeRight(members, authored);
  return verdict.valid && isProved(authored.circle, authored.op) ? verdict : INVALID;
};
