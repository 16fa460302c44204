import type { DeviceId, PersonId } from '#contract';
import type { ControlEntry } from './control-entry.ts';
import { pushTo } from './push-to.ts';

/** Valid entries of one causally closed set, each after what it cites, by what the rules ask of them. */
export class Causes {
  readonly entries: readonly ControlEntry[];
  readonly place = new Map<ControlEntry, number>();
  readonly admissions = new Map<DeviceId, ControlEntry[]>();
  readonly personOf = new Map<DeviceId, PersonId>();
  readonly byPerson = new Map<PersonId, ControlEntry[]>();
  readonly byDevice = new Map<DeviceId, ControlEntry[]>();
  /** Ops that name a person as owner, or make it admin or member. */
  readonly roles = new Map<PersonId, ControlEntry[]>();
  /** Ops that may take an admin's removal its effect: promotions by the person they name. */
  readonly promotions = new Map<PersonId, ControlEntry[]>();
  readonly transfers = new Map<PersonId, ControlEntry[]>();
  readonly resumes = new Map<DeviceId, ControlEntry[]>();
  /** Ops by which a person leaves, an owner's hand-over among them. */
  readonly leaves = new Map<PersonId, ControlEntry[]>();
  readonly strikers: ControlEntry[] = [];

  constructor(entries: Iterable<ControlEntry>) {
    this.entries = [...entries].filter(({ valid }) => valid);
    this.entries.forEach((entry, at) => {
      this.place.set(entry, at);
      pushTo(this.byPerson, entry.person, entry);
      pushTo(this.byDevice, entry.device, entry);
      if (isStriker(entry)) this.strikers.push(entry);
      this.note(entry);
    });
  }

  private note(entry: ControlEntry): void {
    const { op } = entry;
    if (op.kind === 'genesis') this.admit(op.device, entry.person, entry);
    if (op.kind === 'member.admit' || op.kind === 'device.add') this.admit(op.device, op.person, entry);
    if (op.kind === 'role.set' || op.kind === 'owner.transfer') pushTo(this.roles, op.person, entry);
    if (op.kind === 'owner.transfer' || (op.kind === 'role.set' && op.role === 'admin')) pushTo(this.promotions, op.person, entry);
    if (op.kind === 'owner.transfer') pushTo(this.transfers, entry.person, entry);
    if (op.kind === 'device.resume') pushTo(this.resumes, op.device, entry);
    if (isLeave(entry)) pushTo(this.leaves, entry.person, entry);
  }

  private admit(device: DeviceId, person: PersonId, entry: ControlEntry): void {
    pushTo(this.admissions, device, entry);
    if (entry.op.kind === 'genesis') pushTo(this.roles, person, entry);
    const other = this.personOf.get(device);
    this.personOf.set(device, other === undefined || other === person ? person : '');
  }
}

/** Whether its author goes by it, for good. */
export const isLeave = ({ op }: ControlEntry): boolean => op.kind === 'member.leave' || (op.kind === 'owner.transfer' && op.leaves);

const STRIKERS: ReadonlySet<string> = new Set(['member.remove', 'device.remove', 'role.set', 'owner.transfer', 'member.leave', 'fork.proof']);

/** Whether an op may take others their effect. */
export const isStriker = ({ op }: ControlEntry): boolean => STRIKERS.has(op.kind);
