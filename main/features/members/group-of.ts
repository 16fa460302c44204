import type { CircleId, Group, GroupInvite, GroupMailbox, GroupMember, GroupPolicy, MemberAction, PersonId, Role } from '#contract';
import { approvalCode } from '#features/circles';
import type { CircleLedger, InviteState, MailboxState, MemberOrigin, MemberState } from '#ledger';
import type { MembersDeps } from './members.ts';

type View = Pick<MembersDeps, 'directory' | 'local' | 'sync'> & { readonly circle: CircleLedger };
type Named = { readonly person: PersonId; readonly name: string };

const named = ({ circle, directory }: View, person: PersonId): Named => ({ person, name: directory.nameOf(circle.id, person) });

const myRole = (circle: CircleLedger): Role | undefined => circle.members().find(({ person }) => person === circle.self.person)?.role;

const isAdminOf = (circle: CircleLedger): boolean => {
  const role = myRole(circle);
  return role === 'owner' || role === 'admin';
};

const cameOf = (view: View, came: MemberOrigin): GroupMember['came'] =>
  came.how === 'founded' ? came : { how: 'invited', at: came.at, invite: came.invite, invitedBy: named(view, came.invitedBy), admittedBy: named(view, came.admittedBy) };

const actionsOn = (circle: CircleLedger, { person, role, devices }: MemberState): MemberAction[] => {
  const mine = myRole(circle);
  if (circle.isLocal || circle.kind === 'direct' || circle.self.standing !== 'member' || person === circle.self.person) return [];
  if (mine === 'admin') return role === 'member' ? ['remove'] : [];
  if (mine !== 'owner') return [];
  const mayTransfer = circle.self.isFirst && devices.length > 0;
  return [role === 'member' ? 'make-admin' : 'make-member', ...(mayTransfer ? (['transfer'] as const) : []), 'remove'];
};

const devicesOf = (circle: CircleLedger, owner: PersonId): GroupMember['devices'] => {
  const isAdmin = isAdminOf(circle);
  return circle.devices().flatMap(({ device, person, use, status, addedBy }) => {
    if (person !== owner || use !== 'desktop' || (status !== 'present' && status !== 'forked')) return [];
    const isMine = person === circle.self.person;
    const mayResume = status === 'forked' && circle.self.standing === 'member' && (isMine ? addedBy === circle.self.device : isAdmin);
    return [{ device, isThis: device === circle.self.device, status, mayResume }];
  });
};

const memberOf = (view: View, member: MemberState): GroupMember => {
  const { circle } = view;
  const { person, role, came } = member;
  return { ...named(view, person), isMe: person === circle.self.person, role, isAlwaysOn: view.directory.isAlwaysOn(circle.id, person), came: cameOf(view, came), may: actionsOn(circle, member), devices: devicesOf(circle, person) };
};

const mailboxOf = (view: View, { device, person, came }: MailboxState): GroupMailbox => {
  const { circle, sync } = view;
  const online = sync.peers(circle.id).some((peer) => peer.device === device);
  const seenAt = sync.lastSeen(circle.id, device);
  return { device, person, came: cameOf(view, came), online, ...(seenAt !== undefined && { seenAt }), mayRemove: circle.self.standing === 'member' && isAdminOf(circle) };
};

const inviteOf = (view: View, state: InviteState): GroupInvite => {
  const { circle, local } = view;
  const invite = Buffer.from(state.invitePublicKey).toString('base64url');
  const { expiresAt, uses, needsApproval, role: forWhom } = state;
  const own = state.state === 'open' ? local.ownInvites(circle.id).get(invite) : undefined;
  const role = myRole(circle);
  const mayRevoke = state.state === 'open' && role !== undefined && (role !== 'member' || state.by === circle.self.person);
  return {
    invite,
    by: named(view, state.by),
    expiresAt,
    uses,
    needsApproval,
    role: forWhom,
    state: state.state,
    cameBy: state.cameBy.map(({ person }) => named(view, person)),
    mayRevoke,
    ...(own && { shown: { text: own.text, link: own.link, expiresAt, uses, needsApproval, invite } }),
  };
};

const wishesOf = (view: View): Group['wishes'] => {
  const { circle } = view;
  if (!isAdminOf(circle) || circle.isLocal) return [];
  const invites = new Map(circle.invites().map((state) => [Buffer.from(state.invitePublicKey).toString('base64url'), state]));
  return circle.joinRequests().map(({ device, invite, at, recordedBy }) => {
    const made = invites.get(invite);
    return { device, code: approvalCode(device), at, invitedBy: named(view, made?.by ?? recordedBy), role: made?.role ?? 'member' };
  });
};

/** What was agreed, as the UI shows it. */
export const policyOf = (circle: CircleLedger): GroupPolicy => {
  const { history, disappearingMs, network, inviters, removedKeeps } = circle.policy();
  return { history, disappearingMs, network, inviters, removedKeeps };
};

/** Newest last to be used or to expire first. */
const byExpiry = (a: GroupInvite, b: GroupInvite): number => Number(a.state !== 'open') - Number(b.state !== 'open') || b.expiresAt - a.expiresAt;

/** All that a person sees of who is in a group, and may do about it. */
export const groupOf = (deps: MembersDeps, id: CircleId): Group => {
  const circle = deps.ledger.circle(id);
  const view: View = { directory: deps.directory, local: deps.local, sync: deps.sync, circle };
  const role = myRole(circle);
  const { successor } = circle.policy();
  const isIn = circle.self.standing === 'member';
  return {
    standing: circle.self.standing,
    ...(role && isIn && { role }),
    isFirstDevice: circle.self.isFirst,
    mayInvite: isIn && !circle.isLocal && circle.kind !== 'direct' && role !== undefined && (circle.policy().inviters === 'members' || role !== 'member'),
    members: circle.members().map((member) => memberOf(view, member)),
    past: circle.pastMembers().map(({ person, how, by, seenAt, came }) => ({ ...named(view, person), how, by: named(view, by), at: seenAt, came: cameOf(view, came) })),
    mailboxes: circle.mailboxes().map((mailbox) => mailboxOf(view, mailbox)),
    invites: circle.isLocal || circle.kind === 'direct' ? [] : circle.invites().map((state) => inviteOf(view, state)).toSorted(byExpiry),
    wishes: isIn ? wishesOf(view) : [],
    policy: policyOf(circle),
    ...(successor !== undefined && circle.members().some(({ person }) => person === successor) && { successor: named(view, successor) }),
  };
};
