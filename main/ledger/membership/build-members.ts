import type { CircleId, DeviceId, PersonId } from '#contract';
import { DEFAULT_POLICY, type Policy } from '../wire/control/policy.ts';
import type { CircleMembers, Founding, Removal } from './circle-members.ts';
import { type ControlEntry, isBefore } from './control-entry.ts';
import { findDevices } from './devices-view.ts';
import { findEpochs, findLive } from './epochs-view.ts';
import { Facts } from './facts.ts';
import { findInvites, findWishes } from './invites-view.ts';
import { findPeople } from './people.ts';

/** The latest policy; of two beside each other the one with the smaller hash. */
const findPolicy = ({ policies, founding }: Facts): Policy => {
  const last = policies.filter((entry) => !policies.some((other) => isBefore(entry, other)));
  const [first] = last.sort((a, b) => (a.hash < b.hash ? -1 : 1));
  return first?.op.policy ?? (founding?.op.kind === 'genesis' ? founding.op.policy : DEFAULT_POLICY);
};

const foundingBy = (entry: ControlEntry | undefined): Founding | undefined => {
  if (entry?.op.kind !== 'genesis') return undefined;
  const { device, at, local, type } = entry.op;
  return { device, at, local, type };
};

const removalsBy = <Key>(entries: Iterable<readonly [Key, ControlEntry]>): Map<Key, readonly Removal[]> => {
  const removals = new Map<Key, readonly Removal[]>();
  for (const [key, { tier, device: by, person }] of entries) removals.set(key, [...(removals.get(key) ?? []), { tier, by, person }]);
  return removals;
};

const findRemovals = (facts: Facts): { readonly removals: Map<PersonId, readonly Removal[]>; readonly deviceRemovals: Map<DeviceId, readonly Removal[]> } => ({
  removals: removalsBy(facts.removals.map((entry) => [entry.op.person, entry] as const)),
  deviceRemovals: removalsBy([...facts.deviceEnds].flatMap(([device, ends]) => ends.filter(({ op }) => op.kind === 'device.remove').map((end) => [device, end] as const))),
});

const findDemotions = (facts: Facts): CircleMembers['demotions'] => {
  const demotions = new Map<PersonId, readonly ControlEntry[]>();
  for (const [person, sets] of facts.roleSets) {
    const found = sets.filter(({ op }) => op.kind === 'role.set' && op.role === 'member');
    if (found.length > 0) demotions.set(person, found);
  }
  return demotions;
};

export type Judged = {
  /** All valid entries of the set. */
  readonly valid: readonly ControlEntry[];
  readonly voided: ReadonlySet<string>;
  readonly doubtful: ReadonlySet<string>;
  readonly strikers: readonly ControlEntry[];
};

/** Everything an app reads, from what stands alone. */
export const buildMembers = (circle: CircleId, { valid, voided, doubtful, strikers }: Judged): CircleMembers => {
  const stands = ({ hash }: ControlEntry): boolean => !voided.has(hash);
  const facts = new Facts(valid.filter(stands));
  const devices = findDevices(facts, valid, stands);
  const invites = findInvites(facts);
  const epochs = findEpochs(facts);
  return {
    circle,
    founded: foundingBy(facts.founding),
    ...findPeople(facts),
    ...devices,
    invites,
    wishes: findWishes(facts, { known: devices.known, invites }),
    epochs,
    ...findLive(epochs, devices),
    demotions: findDemotions(facts),
    ...findRemovals(facts),
    policy: findPolicy(facts),
    voided,
    doubtful,
    strikers,
  };
};
