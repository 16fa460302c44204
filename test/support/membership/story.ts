import type { ControlEntry } from '../../../main/ledger/membership/control-entry.ts';
import type { CircleMembers } from '../../../main/ledger/membership/circle-members.ts';
import { DEFAULT_POLICY } from '../../../main/ledger/wire/control/policy.ts';
import type { ControlOp } from '../../../main/ledger/wire/control/control-op.ts';
import { Book, deviceOf, KEY, personOf, roomsFor, rotation, SIGNATURE } from './book.ts';
import { Dice } from './dice.ts';

/** An honest desktop: one device, and what it has seen. */
export type Desktop = { readonly device: string; heads: readonly string[]; last: ControlEntry | undefined };

const joiner = { sealing: KEY, claim: SIGNATURE, proof: SIGNATURE } as const;
export const admitOp = (invite: string, device: string, use: 'desktop' | 'mailbox' = 'desktop'): ControlOp => ({ kind: 'member.admit', invite, device, person: personOf(device), ...joiner, use, at: 1 });
export const inviteOp = (invite: string, uses: number, needsApproval = false): ControlOp => ({ kind: 'invite.create', invite, expiresAt: 9, uses, role: 'member', needsApproval });
export const mailboxInviteOp = (invite: string, uses: number): ControlOp => ({ kind: 'invite.create', invite, expiresAt: 9, uses, role: 'mailbox', needsApproval: false });
export const addOp = (person: string, device: string, use: 'desktop' | 'recovery' = 'desktop'): ControlOp => ({ kind: 'device.add', person, device, use, sealing: KEY, claim: SIGNATURE });
export const genesisOp = (device: string): ControlOp => ({ kind: 'genesis', nonce: 'A'.repeat(22), device, sealing: KEY, claim: SIGNATURE, at: 0, local: false, type: 'group', policy: DEFAULT_POLICY });
export const openInvites = (members: CircleMembers): readonly string[] =>
  [...members.invites].flatMap(([id, { role, revoked, admitted, uses }]) => (role === 'mailbox' || revoked || admitted.size >= uses ? [] : [id]));
export const openForMailboxes = (members: CircleMembers): string | undefined => [...members.invites].find(([, { role, revoked, admitted, uses }]) => role === 'mailbox' && !revoked && admitted.size < uses)?.[0];

/** What a random story knows: who is honest, who is the liar's, and everything that was written. */
export class Story {
  readonly book = new Book();
  readonly dice: Dice;
  readonly desktops: Desktop[] = [];
  /** Devices in the liar's hands, and people who are the liar's altogether. */
  readonly liars: string[] = [];
  readonly liedPeople = new Set<string>();
  /** Whoever keeps without reading: nobody's desktop, and what it signs counts for nothing. */
  readonly mailboxes: string[] = [];
  /** A mailbox of the liar's, which signs to be a desktop as well. */
  readonly both = deviceOf('both');
  readonly hidden: string[] = [];
  /** A former owner who forks from before the transfer contests it; that is an open risk, and no story. */
  readonly floors = new Map<string, number>();
  private devices = 0;

  constructor(seed: number) {
    this.dice = new Dice(seed, 'story');
  }

  newDevice(name: string): string {
    this.devices += 1;
    return deviceOf(`${name}${this.devices}`);
  }

  isHonest(entry: { readonly device: string; readonly person: string }): boolean {
    return !this.liars.includes(entry.device) && !this.liedPeople.has(entry.person);
  }

  view(desktop: Desktop): CircleMembers {
    return this.book.at(desktop.heads);
  }

  person(desktop: Desktop): string {
    return this.book.dag.admissions.get(desktop.device)?.[0]?.person ?? '';
  }

  isPresent(desktop: Desktop): boolean {
    return this.view(desktop).devices.has(desktop.device);
  }

  /** Writes as an honest desktop does: after everything it has seen. */
  say(desktop: Desktop, op: ControlOp): ControlEntry {
    const entry = this.book.write({ device: desktop.device, hash: this.dice.hash(), op, heads: desktop.heads, prev: desktop.last });
    desktop.heads = [entry.hash];
    desktop.last = entry;
    return entry;
  }

  hear(desktop: Desktop, heads: readonly string[]): void {
    desktop.heads = this.book.join(desktop.heads, heads);
  }

  enter(device: string, heads: readonly string[]): Desktop {
    const desktop: Desktop = { device, heads, last: undefined };
    this.desktops.push(desktop);
    return desktop;
  }

  meetAll(): void {
    const all = this.book.join(...this.desktops.map(({ heads }) => heads));
    for (const desktop of this.desktops) desktop.heads = all;
  }

  rotationFor(members: CircleMembers, without: (device: string) => boolean = () => false) {
    const kept = (devices: ReadonlyMap<string, unknown>): readonly string[] => [...devices.keys()].filter((device) => !without(device));
    return { ...rotation(this.dice.hash(), members.live, kept(members.devices)), ...roomsFor(kept(members.mailboxes)) };
  }

  removal(desktop: Desktop, person: string): ControlOp {
    const members = this.view(desktop);
    const isTheirs = (device: string): boolean => members.known.get(device)?.person === person;
    return { kind: 'member.remove', person, cuts: [], rotation: this.rotationFor(members, isTheirs) };
  }

  deviceRemoval(desktop: Desktop, device: string): ControlOp {
    return { kind: 'device.remove', device, cuts: [], rotation: this.rotationFor(this.view(desktop), (one) => one === device) };
  }
}

