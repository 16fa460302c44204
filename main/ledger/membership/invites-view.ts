import type { DeviceId, PersonId } from '#contract';
import type { CircleMembers, JoinWish, KnownDevice, OpenedInvite } from './circle-members.ts';
import { type ControlEntry, isBefore } from './control-entry.ts';
import type { Facts } from './facts.ts';

type Creation = Facts['creations'][number];

/** Whether whoever made the invite knew already that this person is gone: then it was not made for them to hold. */
const knewTheEnd = (facts: Facts, creation: ControlEntry, person: PersonId): boolean => (facts.personEnds.get(person) ?? []).some((end) => isBefore(end, creation));

/** Closed by a revocation, by a removal that knew it unless the invite came after that person's end, and by the end of who made it. */
const isClosed = (facts: Facts, creation: Creation): boolean =>
  facts.revocations.has(creation.op.invite) ||
  facts.gone.has(creation.person) ||
  facts.removals.some((removal) => isBefore(creation, removal) && !knewTheEnd(facts, creation, removal.op.person));

/** Of two that use one key the stricter terms count: whoever holds the seed can only close it further. */
const stricter = (one: OpenedInvite, other: OpenedInvite): OpenedInvite => ({
  ...one,
  expiresAt: Math.min(one.expiresAt, other.expiresAt),
  uses: Math.min(one.uses, other.uses),
  needsApproval: one.needsApproval || other.needsApproval,
  revoked: one.revoked || other.revoked || one.role !== other.role,
});

/** Invites with who came by them. */
export const findInvites = (facts: Facts): Map<string, OpenedInvite> => {
  const admitted = new Map<string, Set<DeviceId>>();
  for (const { op } of facts.admissions) admitted.set(op.invite, (admitted.get(op.invite) ?? new Set()).add(op.device));
  const invites = new Map<string, OpenedInvite>();
  for (const creation of [...facts.creations].sort((a, b) => (a.hash < b.hash ? -1 : 1))) {
    const { invite, expiresAt, uses, role, needsApproval } = creation.op;
    const { device: by, person } = creation;
    const opened = { by, person, expiresAt, uses, role, needsApproval, revoked: isClosed(facts, creation), admitted: admitted.get(invite) ?? new Set<DeviceId>() };
    const other = invites.get(invite);
    invites.set(invite, other ? stricter(other, opened) : opened);
  }
  return invites;
};

/** Requests that wait for an admin. */
export const findWishes = (facts: Facts, { known, invites }: { readonly known: ReadonlyMap<DeviceId, KnownDevice>; readonly invites: ReadonlyMap<string, OpenedInvite> }): CircleMembers['wishes'] => {
  const wishes = new Map<DeviceId, JoinWish[]>();
  for (const { hash, device: by, op } of [...facts.wishes].sort((a, b) => (a.hash < b.hash ? -1 : 1))) {
    if (known.has(op.device) || invites.get(op.invite)?.revoked !== false) continue;
    wishes.set(op.device, [...(wishes.get(op.device) ?? []), { hash, by, op }]);
  }
  return wishes;
};
