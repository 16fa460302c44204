import { assertNever, type CircleId, type DeviceId } from '#contract';
import { isDeviceClaim, personIdOf } from '../crypto/device-keys.ts';
import { isInviteProof } from '../crypto/invite-keys.ts';
import { fromBase64Url } from '../wire/base64-url.ts';
import type { ControlOp } from '../wire/control/control-op.ts';
import { MAX_INCARNATIONS } from '../wire/limits.ts';
import type { CircleMembers } from './circle-members.ts';

type Of<Kind extends ControlOp['kind']> = Extract<ControlOp, { kind: Kind }>;
type Authored<Op> = { readonly circle: CircleId; readonly author: DeviceId; readonly seq: number; readonly incarnation: number; readonly op: Op };

const roleOf = (members: CircleMembers, device: DeviceId) => {
  const person = members.devices.get(device)?.person;
  return person === undefined ? undefined : members.roles.get(person);
};

/** The id of a circle is the hash of its genesis, so the device claims its keys before there is an id. */
const NO_CIRCLE = new Uint8Array(32);

const mayFound = (members: CircleMembers, { author, seq, incarnation, op }: Authored<Of<'genesis'>>): boolean => {
  const isFirst = members.founded === undefined && seq === 0 && incarnation === 0 && op.device === author;
  return isFirst && isDeviceClaim({ circle: NO_CIRCLE, device: op.device, sealing: fromBase64Url(op.sealing) }, fromBase64Url(op.claim));
};

const mayRevoke = (members: CircleMembers, { author, op }: Authored<Of<'invite.revoke'>>): boolean => {
  const invite = members.invites.get(op.invite);
  return invite !== undefined && (invite.by === author || roleOf(members, author) !== 'member');
};

/** Open in the past of the admission, with uses left, and in time by the admitter's signed clock. */
const isOpenFor = (members: CircleMembers, op: Of<'member.admit'>): boolean => {
  const invite = members.invites.get(op.invite);
  return invite !== undefined && !invite.revoked && invite.admitted.size < invite.uses && op.at <= invite.expiresAt;
};

const mayAdmit = (members: CircleMembers, { circle, op }: Authored<Of<'member.admit'>>): boolean => {
  const bytes = fromBase64Url(circle);
  const isNew = !members.devices.has(op.device) && op.person === personIdOf(circle, op.device);
  return (
    isNew &&
    isOpenFor(members, op) &&
    isInviteProof({ circle: bytes, ...op }, fromBase64Url(op.proof)) &&
    isDeviceClaim({ circle: bytes, device: op.device, sealing: fromBase64Url(op.sealing) }, fromBase64Url(op.claim))
  );
};

const mayStart = (members: CircleMembers, { author, seq, incarnation, op }: Authored<Of<'incarnation.start'>>): boolean =>
  seq === 0 && op.number === incarnation && op.number > (members.devices.get(author)?.incarnation ?? MAX_INCARNATIONS) && op.number < MAX_INCARNATIONS;

/**
 * Whether `authored` is valid, given the state that exactly its causal past makes. Nothing else may be asked here,
 * or two desktops could come to different answers.
 */
export const isValidOp = (members: CircleMembers, authored: Authored<ControlOp>): boolean => {
  const { op, author } = authored;
  if (op.kind === 'genesis') return mayFound(members, { ...authored, op });
  if (roleOf(members, author) === undefined) return false;
  switch (op.kind) {
    case 'invite.create':
      return !members.invites.has(op.invite);
    case 'invite.revoke':
      return mayRevoke(members, { ...authored, op });
    case 'member.admit':
      return mayAdmit(members, { ...authored, op });
    case 'epoch.rotate':
      return op.parents.every((parent) => members.epochs.has(parent)) && op.recipients.every((device) => members.devices.has(device));
    case 'epoch.grant':
      return members.epochs.has(op.id) && members.devices.has(op.device);
    case 'incarnation.start':
      return mayStart(members, { ...authored, op });
    default:
      return assertNever(op);
  }
};
