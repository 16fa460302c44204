import { personIdOf } from '../../../main/ledger/crypto/device-keys.ts';
import type { CircleMembers } from '../../../main/ledger/membership/circle-members.ts';
import { frontierOf, GrowingDag, pastOf } from '../../../main/ledger/membership/control-dag.ts';
import type { ControlEntry } from '../../../main/ledger/membership/control-entry.ts';
import { type Authored, judgeRight } from '../../../main/ledger/membership/judge-op.ts';
import { membersAt } from '../../../main/ledger/membership/resolve-members.ts';
import { INVALID, type Verdict } from '../../../main/ledger/membership/verdict.ts';
import type { ControlOp } from '../../../main/ledger/wire/control/control-op.ts';

export const CIRCLE = 'C'.repeat(43);
export const KEY = 'A'.repeat(43);
export const SIGNATURE = 'A'.repeat(86);
const BOX = 'A'.repeat(107);

/** A device named in a way that a person can read. */
export const deviceOf = (name: string): string => name.padEnd(42, '_').concat('A');
export const personOf = (firstDevice: string): string => personIdOf(CIRCLE, firstDevice);

/** An epoch for these devices; what is in the boxes is not looked at. */
/** The rooms of a rotation, as mailboxes get them. */
export const roomsFor = (mailboxes: readonly string[]) => ({ mailboxes: [...mailboxes], mailboxBoxes: mailboxes.map(() => BOX) });
export const rotation = (id: string, parents: readonly string[], recipients: readonly string[]) => {
  const boxes = recipients.map(() => BOX);
  return { id, room: KEY, parents: [...parents], recipients: [...recipients], boxes, roomBoxes: boxes, ...roomsFor([]) };
};
export const grantOf = (id: string, device: string): ControlOp => ({ kind: 'epoch.grant', id, device, box: BOX, roomBox: BOX });

/** The room alone, as a mailbox gets it. */
export const roomGrantOf = (id: string, device: string): ControlOp => ({ kind: 'epoch.grant', id, device, roomBox: BOX });

export type Line = { readonly device: string; readonly hash: string; readonly op: ControlOp; readonly heads: readonly string[]; readonly prev?: ControlEntry | undefined };

/** What a device would sign to be: a mailbox (`box…`) that alone, the liar's own (`both…`) whatever suits, any other no mailbox. */
const wouldSign = (device: string, use: 'desktop' | 'recovery' | 'mailbox'): boolean => {
  if (device.startsWith('both')) return true;
  return device.startsWith('box') === (use === 'mailbox');
};

/** The verdict on an op whose claims are signatures in the app: without the device's own word nobody takes it in. */
export const judgeClaimed = (members: CircleMembers, authored: Authored): Verdict => {
  const { op } = authored;
  const isClaimed = (op.kind !== 'member.admit' && op.kind !== 'device.add') || wouldSign(op.device, op.use);
  return isClaimed ? judgeRight(members, authored) : INVALID;
};

/** All control entries that anybody ever wrote, judged by the rules. Who knows what of it is a frontier. */
export class Book {
  readonly dag = new GrowingDag();

  write(line: Line): ControlEntry {
    const { device, hash, op, prev } = line;
    const heads = frontierOf(this.dag, line.heads);
    const parents = [...new Set(prev ? [...heads, prev.hash] : heads)];
    const seq = prev ? prev.seq + 1 : 0;
    const verdict = judgeClaimed(this.at(parents), { circle: CIRCLE, author: device, seq, incarnation: 0, op });
    const place = { device, client: 1, incarnation: 0, seq, lamport: 1, prev: prev?.hash, heads };
    return this.dag.add({ ...verdict, ...place, hash, parents, op }, personOf(device));
  }

  /** Whether it would be valid, and with effect. */
  wouldHold(line: Line): boolean {
    const seq = line.prev ? line.prev.seq + 1 : 0;
    const parents = line.prev ? [...line.heads, line.prev.hash] : line.heads;
    return judgeClaimed(this.at(parents), { circle: CIRCLE, author: line.device, seq, incarnation: 0, op: line.op }).valid;
  }

  at(heads: readonly string[]): CircleMembers {
    return membersAt(this.dag, CIRCLE, heads);
  }

  past(heads: readonly string[]): readonly ControlEntry[] {
    return pastOf(this.dag, heads);
  }

  entries(): readonly ControlEntry[] {
    return [...this.dag.entries.values()];
  }

  join(...heads: readonly (readonly string[])[]): readonly string[] {
    return frontierOf(this.dag, heads.flat());
  }
}
