import { fromBase64Url } from '../wire/base64-url.ts';
import type { CircleMembers, Epoch, KnownDevice, MemberDevice } from './circle-members.ts';
import type { ControlEntry } from './control-entry.ts';
import { findLive } from './epochs-view.ts';
import { withEntry } from './layered-map.ts';
import type { OpOf } from '../wire/control/control-op.ts';

const createInvite = (members: CircleMembers, { device: by, person }: ControlEntry, op: OpOf<'invite.create'>): CircleMembers | undefined => {
  if (members.invites.has(op.invite)) return undefined;
  const { expiresAt, uses, role, needsApproval } = op;
  const opened = { by, person, expiresAt, uses, role, needsApproval, revoked: false, admitted: new Set<string>() };
  return { ...members, invites: withEntry(members.invites, op.invite, opened) };
};

const revokeInvite = (members: CircleMembers, { invite }: OpOf<'invite.revoke'>): CircleMembers | undefined => {
  const opened = members.invites.get(invite);
  if (!opened || members.wishes.size > 0) return undefined;
  return { ...members, invites: withEntry(members.invites, invite, { ...opened, revoked: true }) };
};

type Listed = Partial<Pick<CircleMembers, 'devices' | 'recovery' | 'mailboxes'>>;
const presentBeside = (members: CircleMembers, device: string, { held, use }: { readonly held: MemberDevice; readonly use: KnownDevice['use'] }): Listed => {
  if (use === 'mailbox') return { mailboxes: withEntry(members.mailboxes, device, held) };
  return use === 'recovery' ? { recovery: withEntry(members.recovery, device, held) } : { devices: withEntry(members.devices, device, held) };
};

const addDevice = (members: CircleMembers, device: string, known: KnownDevice): CircleMembers => {
  const { person, sealing, incarnation } = known;
  const held: MemberDevice = { person, sealing, incarnation };
  return { ...members, ...presentBeside(members, device, { held, use: known.use }), known: withEntry(members.known, device, known) };
};

const newDevice = { incarnation: 0, status: 'present', endedBy: [], from: 0 } as const;

const admit = (members: CircleMembers, { hash }: ControlEntry, op: OpOf<'member.admit'>): CircleMembers | undefined => {
  const invite = members.invites.get(op.invite);
  if (!invite || members.roles.has(op.person) || members.known.has(op.device) || members.wishes.has(op.device)) return undefined;
  const known: KnownDevice = { ...newDevice, person: op.person, sealing: fromBase64Url(op.sealing), use: op.use, admissions: [hash], addedBy: [] };
  const invites = withEntry(members.invites, op.invite, { ...invite, admitted: new Set(invite.admitted).add(op.device) });
  const isPerson = op.use === 'desktop';
  return { ...addDevice(members, op.device, known), invites, ...(isPerson ? { roles: withEntry(members.roles, op.person, 'member') } : {}) };
};

const addOwnDevice = (members: CircleMembers, { hash, device }: ControlEntry, op: OpOf<'device.add'>): CircleMembers | undefined => {
  if (members.known.has(op.device) || members.wishes.has(op.device)) return undefined;
  return addDevice(members, op.device, { ...newDevice, person: op.person, sealing: fromBase64Url(op.sealing), use: op.use, admissions: [hash], addedBy: [device] });
};

const wish = (members: CircleMembers, { hash, device: by }: ControlEntry, op: OpOf<'join.request'>): CircleMembers | undefined => {
  if (members.known.has(op.device) || members.wishes.has(op.device) || members.invites.get(op.invite)?.revoked !== false) return undefined;
  return { ...members, wishes: withEntry(members.wishes, op.device, [{ hash, by, op }]) };
};

const withEpochs = (members: CircleMembers, epochs: ReadonlyMap<string, Epoch>, live: readonly string[]): CircleMembers => {
  const some = new Map(live.flatMap((id) => [[id, epochs.get(id)] as const]).flatMap(([id, epoch]) => (epoch ? [[id, { ...epoch, parents: [] }] as const] : [])));
  return { ...members, epochs, ...findLive(some, members) };
};

const rotate = (members: CircleMembers, { device }: ControlEntry, op: OpOf<'epoch.rotate'>): CircleMembers | undefined => {
  if (members.epochs.has(op.id)) return undefined;
  const sealed = op.recipients.map((to, at) => [to, [{ box: fromBase64Url(op.boxes[at] ?? ''), roomBox: fromBase64Url(op.roomBoxes[at] ?? '') }]] as const);
  const rooms = op.mailboxes.map((to, at) => [to, [fromBase64Url(op.mailboxBoxes[at] ?? '')]] as const);
  const epoch: Epoch = { room: op.room, parents: op.parents, holders: new Set([device, ...op.recipients]), boxes: new Map(sealed), rooms: new Map(rooms) };
  const live = [...members.live.filter((id) => !op.parents.includes(id)), op.id];
  const isOnceEach = new Set(op.recipients).size === op.recipients.length && new Set(op.mailboxes).size === op.mailboxes.length;
  return isOnceEach ? withEpochs(members, withEntry(members.epochs, op.id, epoch), live) : undefined;
};

const grant = (members: CircleMembers, op: OpOf<'epoch.grant'>): CircleMembers | undefined => {
  const epoch = members.epochs.get(op.id);
  if (!epoch || epoch.boxes.has(op.device) || epoch.rooms.has(op.device)) return undefined;
  if (op.box === undefined) {
    const rooms = withEntry(epoch.rooms, op.device, [fromBase64Url(op.roomBox)]);
    return withEpochs(members, withEntry(members.epochs, op.id, { ...epoch, rooms }), members.live);
  }
  const boxes = withEntry(epoch.boxes, op.device, [{ box: fromBase64Url(op.box), roomBox: fromBase64Url(op.roomBox) }]);
  const granted = { ...epoch, boxes, holders: new Set(epoch.holders).add(op.device) };
  return withEpochs(members, withEntry(members.epochs, op.id, granted), members.live);
};

const start = (members: CircleMembers, { device }: ControlEntry, { number }: OpOf<'incarnation.start'>): CircleMembers | undefined => {
  const [held, known] = [members.devices.get(device), members.known.get(device)];
  if (!held || !known || number <= known.incarnation) return undefined;
  const incarnation = number;
  return { ...members, devices: withEntry(members.devices, device, { ...held, incarnation }), known: withEntry(members.known, device, { ...known, incarnation }) };
};

/** What one more standing entry makes of the state, for the kinds that come often; `undefined`: build it anew. */
export const addStanding = (members: CircleMembers, entry: ControlEntry): CircleMembers | undefined => {
  const { op } = entry;
  if (op.kind === 'invite.create') return createInvite(members, entry, op);
  if (op.kind === 'invite.revoke') return revokeInvite(members, op);
  if (op.kind === 'member.admit') return admit(members, entry, op);
  if (op.kind === 'device.add') return addOwnDevice(members, entry, op);
  if (op.kind === 'join.request') return wish(members, entry, op);
  if (op.kind === 'epoch.rotate') return rotate(members, entry, op);
  if (op.kind === 'epoch.grant') return grant(members, op);
  return op.kind === 'incarnation.start' ? start(members, entry, op) : undefined;
};
