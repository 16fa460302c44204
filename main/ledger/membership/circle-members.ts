import type { CircleId, DeviceId, PersonId, Role } from '#contract';
import { personIdOf } from '../crypto/device-keys.ts';
import type { SealedSecrets } from '../crypto/epoch-secrets.ts';
import { fromBase64Url } from '../wire/base64-url.ts';
import type { ControlEntry } from './control-dag.ts';

export type MemberDevice = { readonly person: PersonId; readonly sealing: Uint8Array; readonly incarnation: number };
export type OpenedInvite = {
  readonly by: DeviceId;
  readonly expiresAt: number;
  readonly uses: number;
  readonly revoked: boolean;
  readonly admitted: ReadonlySet<DeviceId>;
};
export type Epoch = {
  readonly room: string;
  readonly parents: readonly string[];
  /** Who can hold its key: the minter, and everybody it was sealed to. */
  readonly holders: ReadonlySet<DeviceId>;
  readonly boxes: ReadonlyMap<DeviceId, readonly SealedSecrets[]>;
};

/** Who is in a circle, by a set of control entries. It does not depend on their order. */
export type CircleMembers = {
  readonly founded: { readonly device: DeviceId; readonly at: number; readonly local: boolean } | undefined;
  readonly roles: ReadonlyMap<PersonId, Role>;
  readonly devices: ReadonlyMap<DeviceId, MemberDevice>;
  readonly invites: ReadonlyMap<string, OpenedInvite>;
  readonly epochs: ReadonlyMap<string, Epoch>;
};

export const NO_MEMBERS: CircleMembers = { founded: undefined, roles: new Map(), devices: new Map(), invites: new Map(), epochs: new Map() };

type Draft = {
  founded: CircleMembers['founded'];
  roles: Map<PersonId, Role>;
  devices: Map<DeviceId, MemberDevice>;
  invites: Map<string, { by: DeviceId; expiresAt: number; uses: number; revoked: boolean; admitted: Set<DeviceId> }>;
  epochs: Map<string, { room: string; parents: string[]; holders: Set<DeviceId>; boxes: Map<DeviceId, SealedSecrets[]> }>;
};

const addBox = (draft: Draft, id: string, to: { readonly device: DeviceId; readonly box: string; readonly roomBox: string }): void => {
  const epoch = draft.epochs.get(id);
  if (!epoch) return;
  epoch.holders.add(to.device);
  const boxes = epoch.boxes.get(to.device) ?? [];
  boxes.push({ box: fromBase64Url(to.box), roomBox: fromBase64Url(to.roomBox) });
  epoch.boxes.set(to.device, boxes);
};

const applyOp = (draft: Draft, circle: CircleId, { device: author, op }: ControlEntry): void => {
  switch (op.kind) {
    case 'genesis': {
      const person = personIdOf(circle, op.device);
      draft.founded = { device: op.device, at: op.at, local: op.local };
      draft.roles.set(person, 'owner');
      draft.devices.set(op.device, { person, sealing: fromBase64Url(op.sealing), incarnation: 0 });
      return;
    }
    case 'invite.create':
      if (!draft.invites.has(op.invite))
        draft.invites.set(op.invite, { by: author, expiresAt: op.expiresAt, uses: op.uses, revoked: false, admitted: new Set() });
      return;
    case 'invite.revoke': {
      const invite = draft.invites.get(op.invite);
      if (invite) invite.revoked = true;
      return;
    }
    case 'member.admit':
      draft.invites.get(op.invite)?.admitted.add(op.device);
      if (!draft.roles.has(op.person)) draft.roles.set(op.person, 'member');
      if (!draft.devices.has(op.device)) draft.devices.set(op.device, { person: op.person, sealing: fromBase64Url(op.sealing), incarnation: 0 });
      return;
    case 'epoch.rotate': {
      const epoch = draft.epochs.get(op.id) ?? { room: op.room, parents: [], holders: new Set([author]), boxes: new Map<DeviceId, SealedSecrets[]>() };
      epoch.parents.push(...op.parents);
      draft.epochs.set(op.id, epoch);
      op.recipients.forEach((device, at) => addBox(draft, op.id, { device, box: op.boxes[at] ?? '', roomBox: op.roomBoxes[at] ?? '' }));
      return;
    }
    case 'epoch.grant':
      addBox(draft, op.id, op);
      return;
    case 'incarnation.start': {
      const device = draft.devices.get(author);
      if (device && op.number > device.incarnation) draft.devices.set(author, { ...device, incarnation: op.number });
      return;
    }
  }
};

/** Kinds in the order they build on each other, so that the result does not hang on the order of arrival. */
const STAGES = ['genesis', 'invite.create', 'invite.revoke', 'member.admit', 'epoch.rotate', 'epoch.grant', 'incarnation.start'] as const;

/**
 * Makes the state from valid control entries. Of two that claim one place the smaller hash counts.
 * Without removals, roles and forks for now: the full rules replace this file.
 */
export const resolveMembers = (circle: CircleId, entries: Iterable<ControlEntry>): CircleMembers => {
  const draft: Draft = { founded: undefined, roles: new Map(), devices: new Map(), invites: new Map(), epochs: new Map() };
  const valid = [...entries].filter((entry) => entry.valid).sort((a, b) => (a.hash < b.hash ? -1 : 1));
  for (const kind of STAGES) for (const entry of valid) if (entry.op.kind === kind) applyOp(draft, circle, entry);
  return draft;
};

/** A draft that shares with `members` what the op leaves alone, and holds copies of what it may change. */
const draftFor = (members: CircleMembers, op: ControlEntry['op']): Draft => {
  // What is shared is only read: `applyOp` writes to the copies made here.
  const draft = { ...members } as Draft;
  if (op.kind === 'member.admit') draft.roles = new Map(members.roles);
  if (op.kind === 'member.admit' || op.kind === 'incarnation.start') draft.devices = new Map(members.devices);
  if (op.kind === 'invite.create' || op.kind === 'invite.revoke' || op.kind === 'member.admit') {
    draft.invites = new Map(members.invites) as Draft['invites'];
    const invite = members.invites.get(op.invite);
    if (invite) draft.invites.set(op.invite, { ...invite, admitted: new Set(invite.admitted) });
  }
  if (op.kind === 'epoch.rotate' || op.kind === 'epoch.grant') {
    draft.epochs = new Map(members.epochs) as Draft['epochs'];
    const epoch = members.epochs.get(op.id);
    const boxes = new Map<DeviceId, SealedSecrets[]>([...(epoch?.boxes ?? [])].map(([device, sealed]) => [device, [...sealed]]));
    if (epoch) draft.epochs.set(op.id, { ...epoch, parents: [...epoch.parents], holders: new Set(epoch.holders), boxes });
  }
  return draft;
};

/** Whether nothing that is there claims the same place: only then does the order not matter. */
const isAlone = ({ invites, roles, devices, epochs }: CircleMembers, { device: author, op }: ControlEntry): boolean => {
  switch (op.kind) {
    case 'invite.create':
      return !invites.has(op.invite);
    case 'invite.revoke':
      return invites.has(op.invite);
    case 'member.admit':
      return invites.has(op.invite) && !roles.has(op.person) && !devices.has(op.device);
    case 'epoch.rotate':
      return !epochs.has(op.id);
    case 'epoch.grant':
      return epochs.get(op.id)?.boxes.has(op.device) === false;
    case 'incarnation.start':
      return devices.has(author);
    case 'genesis':
      return false;
  }
};

/**
 * What `resolveMembers` makes of all entries with one more that cites what `members` come from. Without it, a member who writes thousands of control
 * entries costs everybody the square of that.
 */
export const membersWith = (members: CircleMembers, circle: CircleId, dag: { readonly entry: ControlEntry; readonly all: Iterable<ControlEntry> }): CircleMembers => {
  if (!isAlone(members, dag.entry)) return resolveMembers(circle, dag.all);
  const draft = draftFor(members, dag.entry.op);
  applyOp(draft, circle, dag.entry);
  return draft;
};
