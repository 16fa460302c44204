import type { CircleId, DeviceId, PersonId, Role } from '#contract';
import type { SealedSecrets } from '../crypto/epoch-secrets.ts';
import type { OpOf } from '../wire/control/control-op.ts';
import { DEFAULT_POLICY, type Policy } from '../wire/control/policy.ts';
import type { ControlEntry } from './control-entry.ts';
import type { Tier } from './verdict.ts';
import type { CircleKind } from './circle-kind.ts';

export type MemberDevice = { readonly person: PersonId; readonly sealing: Uint8Array; readonly incarnation: number };

/** How a device that some valid op named stands now. `void`: its admission does not stand, or it let two people claim it. */
export type DeviceStatus = 'present' | 'removed' | 'left' | 'forked' | 'void';
export type KnownDevice = MemberDevice & {
  readonly use: 'desktop' | 'recovery' | 'mailbox';
  readonly status: DeviceStatus;
  /** Hashes of the valid ops that named it, standing or not. */
  readonly admissions: readonly string[];
  /** Its person's device that added it; undefined for a person's first device. */
  readonly addedBy: readonly DeviceId[];
  /** Hashes of the standing ops that end it. */
  readonly endedBy: readonly string[];
  /** The lowest incarnation that may still write. */
  readonly from: number;
};

export type Ending = { readonly hash: string; readonly rank: number; readonly cuts: OpOf<'member.leave'>['cuts']; readonly only: number | undefined };
export type OpenedInvite = {
  readonly by: DeviceId;
  readonly person: PersonId;
  readonly expiresAt: number;
  readonly uses: number;
  readonly role: 'member' | 'mailbox';
  readonly needsApproval: boolean;
  /** Closed early: revoked, or by a removal. */
  readonly revoked: boolean;
  readonly admitted: ReadonlySet<DeviceId>;
};
export type JoinWish = { readonly hash: string; readonly by: DeviceId; readonly op: OpOf<'join.request'> };
export type Epoch = {
  readonly room: string;
  readonly parents: readonly string[];
  /** Who can hold its key: the minter, and everybody it was sealed to. */
  readonly holders: ReadonlySet<DeviceId>;
  readonly boxes: ReadonlyMap<DeviceId, readonly SealedSecrets[]>;
  /** The room's secret alone, by mailbox: it can find the others, and read nothing. */
  readonly rooms: ReadonlyMap<DeviceId, readonly Uint8Array[]>;
};
export type Removal = { readonly tier: Tier; readonly by: DeviceId; readonly person: PersonId };
export type Founding = { readonly device: DeviceId; readonly at: number; readonly local: boolean; readonly type: CircleKind };

/** Who is in a circle, by a set of control entries. It does not depend on their order. */
export type CircleMembers = {
  readonly circle: CircleId;
  readonly founded: Founding | undefined;
  readonly owner: PersonId;
  /** Present people. */
  readonly roles: ReadonlyMap<PersonId, Role>;
  /** Present devices that write messages. */
  readonly devices: ReadonlyMap<DeviceId, MemberDevice>;
  /** Present recovery keys: they hold epochs, and have no message feed. */
  readonly recovery: ReadonlyMap<DeviceId, MemberDevice>;
  /** Present mailboxes: they keep and pass on what they cannot read, have no feed and no role, and whatever they sign says nothing. */
  readonly mailboxes: ReadonlyMap<DeviceId, MemberDevice>;
  readonly known: ReadonlyMap<DeviceId, KnownDevice>;
  /** Invites with who came by them. */
  readonly invites: ReadonlyMap<string, OpenedInvite>;
  /** Who waits for an admin, by device: asked by an invite that is open, and not known yet. */
  readonly wishes: ReadonlyMap<DeviceId, readonly JoinWish[]>;
  readonly epochs: ReadonlyMap<string, Epoch>;
  /** Epochs that no standing rotation follows, smallest id first. */
  readonly live: readonly string[];
  /** Those of them whose secrets nobody but present devices and mailboxes can hold. Encrypt under the first whose key is held. */
  readonly clean: readonly string[];
  /** What ends message feeds, by device: read it with `cutsOf`. */
  readonly endings: ReadonlyMap<DeviceId, readonly Ending[]>;
  /** Lowest place of a message feed with two signed entries, by `device incarnation`. */
  readonly splits: ReadonlyMap<string, number>;
  /** Message feeds of demoted people at their demotions: erases past them that needed the admin do not count. */
  readonly demotions: ReadonlyMap<PersonId, readonly ControlEntry[]>;
  readonly removals: ReadonlyMap<PersonId, readonly Removal[]>;
  readonly deviceRemovals: ReadonlyMap<DeviceId, readonly Removal[]>;
  readonly policy: Policy;
  /** Valid entries that do not stand. */
  readonly voided: ReadonlySet<string>;
  /** Valid ops that rest on what they would take away, by a liar's doing: they do not stand, and all else is decided without them. */
  readonly doubtful: ReadonlySet<string>;
  /** Valid ops that may strike others, standing or not. */
  readonly strikers: readonly ControlEntry[];
};

export const NO_MEMBERS: CircleMembers = {
  circle: '',
  founded: undefined,
  owner: '',
  roles: new Map(),
  devices: new Map(),
  recovery: new Map(),
  mailboxes: new Map(),
  known: new Map(),
  invites: new Map(),
  wishes: new Map(),
  epochs: new Map(),
  live: [],
  clean: [],
  endings: new Map(),
  splits: new Map(),
  demotions: new Map(),
  removals: new Map(),
  deviceRemovals: new Map(),
  policy: DEFAULT_POLICY,
  voided: new Set(),
  doubtful: new Set(),
  strikers: [],
};

/** A present device, recovery keys included. */
export const presentDevice = (members: CircleMembers, device: DeviceId): MemberDevice | undefined => members.devices.get(device) ?? members.recovery.get(device);

const TIERS = { owner: 3, admin: 2, member: 1 } as const;

/** The tier of a present person; 0 for anybody else. */
export const tierOf = (members: CircleMembers, person: PersonId): Tier => {
  const role = members.roles.get(person);
  return role === undefined ? 0 : TIERS[role];
};

/** Whether a person has ever been known here: ids are used once. */
export const isKnownPerson = ({ known }: CircleMembers, person: PersonId): boolean => {
  for (const device of known.values()) if (device.person === person) return true;
  return false;
};

/** Who has left, with every device they ever had: what their devices say of themselves does not matter, a leave ends them all. */
export const leaversOf = ({ known, roles }: CircleMembers): ReadonlyMap<PersonId, readonly DeviceId[]> => {
  const left = new Map<PersonId, DeviceId[]>();
  for (const [device, { person, use, status }] of known) if (!roles.has(person) && use !== 'mailbox' && status !== 'void') left.set(person, [...(left.get(person) ?? []), device]);
  return left;
};

const MOST_PEOPLE: Readonly<Record<CircleKind, number>> = { group: Number.POSITIVE_INFINITY, direct: 2, own: 1 };

/** Whether nobody can be let in any more, whoever has left since. */
export const isFull = ({ founded, known }: CircleMembers): boolean => {
  const most = MOST_PEOPLE[founded?.type ?? 'group'];
  return Number.isFinite(most) && new Set([...known.values()].map(({ person }) => person)).size >= most;
};

/** The device that speaks for its person: the first one, or what the recovery key added when that one was gone. */
export const isFirstDevice = (members: CircleMembers, device: DeviceId): boolean => {
  const person = members.devices.get(device)?.person;
  const adders = (one: DeviceId): readonly DeviceId[] => members.known.get(one)?.addedBy ?? [];
  const own = [...members.devices].flatMap(([one, held]) => (held.person === person ? [one] : []));
  const first = own.find((one) => adders(one).length === 0);
  const rescued = own.filter((one) => adders(one).some((by) => members.known.get(by)?.use === 'recovery')).sort();
  return (first ?? rescued[0]) === device;
};

/** Whether `senior` added `junior`, directly or through others, or is its person's recovery key. */
export const isSenior = (members: CircleMembers, senior: DeviceId, junior: DeviceId): boolean => {
  const [above, below] = [members.known.get(senior), members.known.get(junior)];
  if (!above || !below || above.person !== below.person || senior === junior) return false;
  if (above.use === 'recovery') return below.use !== 'recovery';
  if (below.use === 'recovery') return false;
  const seen = new Set<DeviceId>();
  const todo = [...below.addedBy];
  for (let device = todo.pop(); device !== undefined; device = todo.pop()) {
    if (device === senior) return true;
    if (seen.has(device)) continue;
    seen.add(device);
    todo.push(...(members.known.get(device)?.addedBy ?? []));
  }
  return false;
};
