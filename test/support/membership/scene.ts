import type { CircleMembers } from '../../../main/ledger/membership/circle-members.ts';
import type { ControlEntry } from '../../../main/ledger/membership/control-entry.ts';
import type { ControlOp } from '../../../main/ledger/wire/control/control-op.ts';
import { Book, deviceOf, personOf, rotation } from './book.ts';
import { addOp, admitOp, genesisOp, inviteOp } from './story.ts';

/** A small circle whose every entry is written by hand: who, what, after what. Olivia founds it. */
export class Scene {
  readonly book = new Book();
  private readonly last = new Map<string, ControlEntry>();
  private count = 0;

  constructor(type: 'group' | 'direct' | 'own' = 'group') {
    const olivia = deviceOf('olivia');
    this.by('olivia', { ...genesisOp(olivia), type } as ControlOp);
    this.by('olivia', { kind: 'epoch.rotate', ...rotation('e0', [], [olivia]) });
    this.by('olivia', inviteOp('door', 40));
  }

  /** An entry of this device after its own last one and `after`; without `after`, after everything. `from`: another own entry, or none, to follow. */
  by(name: string, op: ControlOp, { after, from }: { readonly after?: readonly ControlEntry[]; readonly from?: ControlEntry | 'none' } = {}): ControlEntry {
    const device = deviceOf(name);
    const prev = from === 'none' ? undefined : (from ?? this.last.get(device));
    this.count += 1;
    const hash = `${String(this.count).padStart(4, '0')}${name}`;
    const heads = after ? after.map((entry) => entry.hash) : [...this.book.dag.heads];
    const entry = this.book.write({ device, hash, op, heads, prev });
    this.last.set(device, entry);
    return entry;
  }

  admit(by: string, name: string, after?: readonly ControlEntry[]): ControlEntry {
    return this.by(by, admitOp('door', deviceOf(name)), after ? { after } : {});
  }

  add(by: string, name: string, options: { readonly after?: readonly ControlEntry[]; readonly use?: 'desktop' | 'recovery' } = {}): ControlEntry {
    const person = this.book.dag.admissions.get(deviceOf(by))?.[0]?.person ?? '';
    return this.by(by, addOp(person, deviceOf(name), options.use), options.after ? { after: options.after } : {});
  }

  get now(): CircleMembers {
    return this.book.at([...this.book.dag.heads]);
  }

  isHere(name: string): boolean {
    return this.now.devices.has(deviceOf(name));
  }
}

export const ops = {
  remove: (name: string): ControlOp => ({ kind: 'member.remove', person: personOf(deviceOf(name)), cuts: [] }),
  drop: (name: string): ControlOp => ({ kind: 'device.remove', device: deviceOf(name), cuts: [] }),
  role: (name: string, role: 'admin' | 'member'): ControlOp => ({ kind: 'role.set', person: personOf(deviceOf(name)), role, cuts: [] }),
  hand: (name: string, leaves = false): ControlOp => ({ kind: 'owner.transfer', person: personOf(deviceOf(name)), leaves, cuts: [] }),
  leave: { kind: 'member.leave', cuts: [] } satisfies ControlOp,
  resume: (name: string): ControlOp => ({ kind: 'device.resume', device: deviceOf(name) }),
  fork: (name: string, keep: number): ControlOp => ({ kind: 'fork.proof', device: deviceOf(name), feed: 'm', incarnation: 0, seq: keep, h1: 'AA', h2: 'AQ', keep: { next: keep, head: 'kept' } }),
};
