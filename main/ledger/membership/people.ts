import type { PersonId, Role } from '#contract';
import { type ControlEntry, isBefore } from './control-entry.ts';
import type { Facts } from './facts.ts';

const isEarlier = (one: ControlEntry, other: ControlEntry): number => one.depth - other.depth || (one.hash < other.hash ? -1 : 1);

/** The owner by the founder's and everybody's transfers, each after the one that gave its author the circle. */
const findOwner = (facts: Facts): PersonId => {
  const transfers = [...facts.transfers].sort(isEarlier);
  let owner = facts.founding?.person ?? '';
  let last: ControlEntry | undefined;
  const next = (): ControlEntry | undefined => transfers.find((entry) => entry.person === owner && (!last || isBefore(last, entry)));
  for (let entry = next(); entry?.op.kind === 'owner.transfer'; entry = next()) {
    owner = entry.op.person;
    last = entry;
  }
  return owner;
};

/** What the latest ops say of a person; of those beside each other the lower role counts. */
const setRole = (facts: Facts, person: PersonId): Role => {
  const sets = [...(facts.roleSets.get(person) ?? []), ...facts.transfers.filter((entry) => entry.person === person)];
  const last = sets.filter((entry) => !sets.some((other) => isBefore(entry, other)));
  const isDemoted = last.some(({ op }) => op.kind === 'role.set' && op.role === 'member');
  return last.length > 0 && !isDemoted ? 'admin' : 'member';
};

export type People = { readonly owner: PersonId; readonly roles: Map<PersonId, Role> };

/** Who is present and with what role. A person whose devices have all ended stays a member. */
export const findPeople = (facts: Facts): People => {
  const owner = findOwner(facts);
  const roles = new Map<PersonId, Role>();
  for (const person of facts.people) if (!facts.gone.has(person)) roles.set(person, person === owner ? 'owner' : setRole(facts, person));
  return { owner, roles };
};
