import type { DeviceId, PersonId } from '#contract';
import type { OpOf } from '../wire/control/control-op.ts';
import { isLeave } from './causes.ts';
import type { ControlEntry } from './control-entry.ts';
import { pushTo } from './push-to.ts';

type Said<Kind extends ControlEntry['op']['kind']> = ControlEntry & { readonly op: OpOf<Kind> };

/** Standing entries by what they are about. */
export class Facts {
  founding: ControlEntry | undefined;
  readonly transfers: ControlEntry[] = [];
  readonly people = new Set<PersonId>();
  readonly gone = new Set<PersonId>();
  readonly roleSets = new Map<PersonId, ControlEntry[]>();
  readonly personEnds = new Map<PersonId, ControlEntry[]>();
  readonly deviceEnds = new Map<DeviceId, ControlEntry[]>();
  readonly resumes = new Map<DeviceId, ControlEntry[]>();
  readonly removals: Said<'member.remove'>[] = [];
  readonly creations: Said<'invite.create'>[] = [];
  readonly revocations = new Set<string>();
  readonly admissions: Said<'member.admit'>[] = [];
  readonly wishes: Said<'join.request'>[] = [];
  readonly policies: Said<'policy.set'>[] = [];
  readonly rotations: ControlEntry[] = [];
  readonly grants: Said<'epoch.grant'>[] = [];
  readonly incarnations = new Map<DeviceId, number>();

  constructor(standing: Iterable<ControlEntry>) {
    for (const entry of standing) {
      if (entry.rotates) this.rotations.push(entry);
      this.note(entry);
    }
  }

  private note(entry: ControlEntry): void {
    const { op, person, device } = entry;
    if (op.kind === 'genesis') this.founding = entry;
    if (op.kind === 'genesis') this.people.add(person);
    if (op.kind === 'member.admit' && op.use === 'desktop') this.people.add(op.person);
    if (op.kind === 'member.admit') this.admissions.push({ ...entry, op });
    if (op.kind === 'invite.create') this.creations.push({ ...entry, op });
    if (op.kind === 'invite.revoke') this.revocations.add(op.invite);
    if (op.kind === 'join.request') this.wishes.push({ ...entry, op });
    if (op.kind === 'policy.set') this.policies.push({ ...entry, op });
    if (op.kind === 'epoch.grant') this.grants.push({ ...entry, op });
    if (op.kind === 'role.set') pushTo(this.roleSets, op.person, entry);
    if (op.kind === 'owner.transfer') this.transfers.push(entry);
    if (op.kind === 'device.resume') pushTo(this.resumes, op.device, entry);
    if (op.kind === 'incarnation.start') this.incarnations.set(device, Math.max(op.number, this.incarnations.get(device) ?? 0));
    this.noteEnds(entry);
  }

  private noteEnds(entry: ControlEntry): void {
    const { op, person } = entry;
    if (op.kind === 'device.remove' || op.kind === 'fork.proof') pushTo(this.deviceEnds, op.device, entry);
    if (op.kind === 'member.remove') this.removals.push({ ...entry, op });
    if (op.kind === 'member.remove') this.end(op.person, entry);
    if (isLeave(entry)) this.end(person, entry);
  }

  private end(person: PersonId, entry: ControlEntry): void {
    this.gone.add(person);
    pushTo(this.personEnds, person, entry);
  }
}
