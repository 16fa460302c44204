import type { DeviceId, PersonId } from '#contract';
import type { DeviceState, InviteState, JoinWishState, MailboxState, MemberOrigin, MemberState, PastMember } from '../circle-ledger.ts';
import type { CircleMembers, KnownDevice } from '../membership/circle-members.ts';
import type { ControlEntry } from '../membership/control-entry.ts';
import type { Rows } from '../store/rows.ts';
import { fromBase64Url } from '../wire/base64-url.ts';
import type { CircleState } from './circle-state.ts';

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const devicesOf = (members: CircleMembers, person: PersonId): readonly (readonly [DeviceId, KnownDevice])[] =>
  [...members.known].filter(([, known]) => known.person === person).sort(([a], [b]) => byText(a, b));

/** The entry that made somebody a member; of several the standing one with the smallest hash. */
const admissionOf = (state: CircleState, person: PersonId): ControlEntry | undefined => {
  const hashes = devicesOf(state.members, person).flatMap(([, { admissions, addedBy }]) => (addedBy.length === 0 ? admissions : []));
  const standing = hashes.filter((hash) => !state.members.voided.has(hash));
  return state.dag.entries.get((standing.length > 0 ? standing : hashes).sort(byText)[0] ?? '');
};

const originOf = (state: CircleState, person: PersonId): MemberOrigin => {
  const entry = admissionOf(state, person);
  if (entry?.op.kind !== 'member.admit') return { how: 'founded', at: state.members.founded?.at ?? 0 };
  const { invite, at } = entry.op;
  return { how: 'invited', at, invite, invitedBy: state.members.invites.get(invite)?.person ?? '', admittedBy: entry.person };
};

const listed = new WeakMap<CircleMembers, readonly MemberState[]>();

/** Made once for each state of the members: it is asked for with every piece of a history. */
export const membersOf = (state: CircleState): readonly MemberState[] => {
  const known = listed.get(state.members);
  if (known) return known;
  const made = listMembers(state);
  listed.set(state.members, made);
  return made;
};

const listMembers = (state: CircleState): readonly MemberState[] => {
  const { roles, devices } = state.members;
  return [...roles]
    .map(([person, role]) => ({
      person,
      role,
      devices: [...devices].flatMap(([device, held]) => (held.person === person ? [device] : [])).sort(byText),
      came: originOf(state, person),
    }))
    .sort((a, b) => byText(a.person, b.person));
};

export const mailboxesOf = (state: CircleState): readonly MailboxState[] =>
  [...state.members.mailboxes].map(([device, { person }]) => ({ device, person, came: originOf(state, person) })).sort((a, b) => byText(a.device, b.device));

export const devicesIn = (state: CircleState): readonly DeviceState[] =>
  [...state.members.known]
    .map(([device, { person, use, status, addedBy }]) => ({ device, person, use, status, addedBy: addedBy[0] }))
    .sort((a, b) => byText(a.device, b.device));

type End = { readonly how: 'removed' | 'left'; readonly by: PersonId; readonly seenAt: number };

/** What ended something, and when that was met here. Who left is removed too, to seal the door: it has left all the same. */
export const endOf = (rows: Rows, state: CircleState, hashes: readonly string[]): End | undefined => {
  const ends = hashes.flatMap((hash) => state.dag.entries.get(hash) ?? []).sort((a, b) => b.tier - a.tier || byText(a.hash, b.hash));
  const leave = ends.find(({ op }) => op.kind === 'member.leave' || op.kind === 'owner.transfer');
  const end = leave ?? ends[0];
  return end && { how: leave ? 'left' : 'removed', by: end.person, seenAt: rows.controlSeenAt.get(state.row, fromBase64Url(end.hash)) ?? 0 };
};

export const pastMembersOf = (rows: Rows, state: CircleState): readonly PastMember[] => {
  const people = new Set([...state.members.known.values()].flatMap(({ person, use }) => (use === 'mailbox' || state.members.roles.has(person) ? [] : [person])));
  return [...people].sort(byText).flatMap((person) => {
    const known = devicesOf(state.members, person).map(([, device]) => device);
    const ended = known.filter(({ status }) => status === 'removed' || status === 'left');
    const end = endOf(rows, state, ended.flatMap(({ endedBy }) => endedBy));
    return end ? [{ person, came: originOf(state, person), ...end }] : [];
  });
};

/** Invites with who came by them; `now`: the reader's clock, ms. */
export const invitesOf = (state: CircleState, now: number): readonly InviteState[] =>
  [...state.members.invites].map(([invite, { person, expiresAt, uses, role, needsApproval, revoked, admitted }]) => ({
    invitePublicKey: fromBase64Url(invite),
    by: person,
    expiresAt,
    uses,
    role,
    needsApproval,
    state: revoked ? 'revoked' : admitted.size >= uses ? 'used-up' : expiresAt < now ? 'expired' : 'open',
    cameBy: [...admitted].sort(byText).map((device) => ({ device, person: state.members.known.get(device)?.person ?? '' })),
  }));

/** Who waits for an admin, but those that were declined here. */
export const wishesOf = (rows: Rows, state: CircleState): readonly JoinWishState[] => {
  const declined = new Set(rows.declined.all(state.row));
  return [...state.members.wishes].flatMap(([device, wishes]) => {
    const [wish] = [...wishes].sort((a, b) => byText(a.hash, b.hash));
    return wish && !declined.has(device) ? [{ device, invite: wish.op.invite, at: wish.op.at, recordedBy: state.members.known.get(wish.by)?.person ?? '' }] : [];
  });
};
