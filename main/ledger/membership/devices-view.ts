import type { DeviceId, PersonId } from '#contract';
import { fromBase64Url } from '../wire/base64-url.ts';
import type { Ending, KnownDevice, MemberDevice } from './circle-members.ts';
import { type ControlEntry, isBefore } from './control-entry.ts';
import { endingBy } from './cuts.ts';
import type { Facts } from './facts.ts';

/** A device as one valid op named it. */
type Naming = { readonly entry: ControlEntry; readonly person: PersonId; readonly sealing: string; readonly use: KnownDevice['use'] };

const namingBy = (entry: ControlEntry): Naming | undefined => {
  const { op, person } = entry;
  if (op.kind === 'genesis') return { entry, person, sealing: op.sealing, use: 'desktop' };
  if (op.kind === 'member.admit') return { entry, person: op.person, sealing: op.sealing, use: op.use };
  return op.kind === 'device.add' ? { entry, person: op.person, sealing: op.sealing, use: op.use } : undefined;
};

export const deviceNamedBy = ({ op }: ControlEntry): DeviceId | undefined =>
  op.kind === 'genesis' || op.kind === 'member.admit' || op.kind === 'device.add' ? op.device : undefined;

/** The first of several namings is what they agree on: the standing one with the smallest hash, else the void one. */
const firstOf = (namings: readonly Naming[], stands: (entry: ControlEntry) => boolean): Naming | undefined =>
  [...namings].sort((a, b) => Number(stands(b.entry)) - Number(stands(a.entry)) || (a.entry.hash < b.entry.hash ? -1 : 1))[0];

const endsOf = (facts: Facts, device: DeviceId, person: PersonId): readonly ControlEntry[] => [
  ...(facts.personEnds.get(person) ?? []),
  ...(facts.deviceEnds.get(device) ?? []),
];

/** Fork proofs that no standing resume has seen. */
const isLifted = (facts: Facts, end: ControlEntry): boolean =>
  end.op.kind === 'fork.proof' && (facts.resumes.get(end.op.device) ?? []).some((resume) => isBefore(end, resume));

const statusBy = (ends: readonly ControlEntry[]): KnownDevice['status'] => {
  const kinds = new Set(ends.map(({ op }) => op.kind));
  if (kinds.has('member.remove') || kinds.has('device.remove')) return 'removed';
  if (kinds.has('member.leave') || kinds.has('owner.transfer')) return 'left';
  return kinds.has('fork.proof') ? 'forked' : 'present';
};

/** After a fork its device goes on in a new incarnation, if at all. */
const lowestOpen = (ends: readonly ControlEntry[]): number =>
  ends.reduce((from, { op }) => (op.kind === 'fork.proof' ? Math.max(from, op.incarnation + 1) : from), 0);

const knownDevice = (facts: Facts, device: DeviceId, { namings, stands }: { readonly namings: readonly Naming[]; readonly stands: (entry: ControlEntry) => boolean }): KnownDevice | undefined => {
  const first = firstOf(namings, stands);
  if (!first) return undefined;
  const up = namings.filter(({ entry }) => stands(entry));
  const all = endsOf(facts, device, first.person);
  const ends = all.filter((end) => !isLifted(facts, end));
  const isVoid = up.length === 0 || up.some(({ person, use }) => person !== first.person || use !== first.use);
  return {
    person: first.person,
    sealing: fromBase64Url(first.sealing),
    incarnation: facts.incarnations.get(device) ?? 0,
    use: first.use,
    status: isVoid ? 'void' : statusBy(ends),
    admissions: namings.map(({ entry }) => entry.hash).sort(),
    addedBy: namings.flatMap(({ entry }) => (entry.op.kind === 'device.add' ? [entry.device] : [])).sort(),
    endedBy: isVoid ? [] : ends.map(({ hash }) => hash).sort(),
    from: lowestOpen(all),
  };
};

export type Devices = {
  readonly known: Map<DeviceId, KnownDevice>;
  readonly devices: Map<DeviceId, MemberDevice>;
  readonly recovery: Map<DeviceId, MemberDevice>;
  readonly mailboxes: Map<DeviceId, MemberDevice>;
  readonly endings: Map<DeviceId, readonly Ending[]>;
  readonly splits: Map<string, number>;
};

const splitsOf = (facts: Facts): Map<string, number> => {
  const splits = new Map<string, number>();
  for (const { op } of [...facts.deviceEnds.values()].flat()) {
    if (op.kind !== 'fork.proof' || op.feed !== 'm') continue;
    const feed = `${op.device} ${op.incarnation}`;
    splits.set(feed, Math.min(op.seq, splits.get(feed) ?? op.seq));
  }
  return splits;
};

const listOf = (found: Devices, use: KnownDevice['use']): Map<DeviceId, MemberDevice> => {
  if (use === 'mailbox') return found.mailboxes;
  return use === 'recovery' ? found.recovery : found.devices;
};

/** Every device that a valid op has named: how it stands, and what ends its feeds. */
export const findDevices = (facts: Facts, valid: Iterable<ControlEntry>, stands: (entry: ControlEntry) => boolean): Devices => {
  const namings = new Map<DeviceId, Naming[]>();
  for (const entry of valid) {
    const [device, naming] = [deviceNamedBy(entry), namingBy(entry)];
    if (device !== undefined && naming) namings.set(device, [...(namings.get(device) ?? []), naming]);
  }
  const found: Devices = { known: new Map(), devices: new Map(), recovery: new Map(), mailboxes: new Map(), endings: new Map(), splits: splitsOf(facts) };
  for (const [device, named] of namings) {
    const known = knownDevice(facts, device, { namings: named, stands });
    if (!known) continue;
    found.known.set(device, known);
    const { person, sealing, incarnation } = known;
    if (known.status === 'present') listOf(found, known.use).set(device, { person, sealing, incarnation });
    const ends = endsOf(facts, device, person);
    if (ends.length > 0) found.endings.set(device, ends.map((end) => endingBy(end, { device, isOwn: end.person === person })));
  }
  return found;
};
