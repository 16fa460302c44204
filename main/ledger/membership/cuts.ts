import type { DeviceId } from '#contract';
import type { OpOf } from '../wire/control/control-op.ts';
import type { CircleMembers, Ending } from './circle-members.ts';
import type { ControlEntry } from './control-entry.ts';

/** Ranks of what ends a feed: owner's removal, owner's proof, admin's removal, admin's proof, own device, leave, member's proof. */
const RANK = { ownDevice: 3, leave: 2, membersProof: 1 } as const;

const rankOf = ({ op, tier }: ControlEntry, isOwn: boolean): number => {
  if (op.kind === 'member.leave' || op.kind === 'owner.transfer') return RANK.leave;
  if (op.kind === 'fork.proof') return tier === 1 || op.feed === 'c' ? RANK.membersProof : tier * 2;
  return isOwn ? RANK.ownDevice : tier * 2 + 1;
};

const cutsIn = ({ op }: ControlEntry): Ending['cuts'] => {
  if (op.kind === 'fork.proof') return op.feed === 'm' ? [{ device: op.device, incarnation: op.incarnation, ...op.keep }] : [];
  return 'cuts' in op ? op.cuts : [];
};

/** What a removal, a leave or a proof says of a device's message feeds. A proof speaks of the incarnation that it is about. */
export const endingBy = (entry: ControlEntry, { device, isOwn }: { readonly device: DeviceId; readonly isOwn: boolean }): Ending => ({
  hash: entry.hash,
  rank: rankOf(entry, isOwn),
  cuts: cutsIn(entry).filter((cut) => cut.device === device),
  only: entry.op.kind === 'fork.proof' ? entry.op.incarnation : undefined,
});

export type Cut = Pick<OpOf<'member.leave'>['cuts'][number], 'next' | 'head'>;
const NOTHING: Cut = { next: 0, head: '' };

const cutBy = ({ only, cuts }: Ending, incarnation: number): readonly Cut[] => {
  const named = cuts.filter((cut) => cut.incarnation === incarnation).map(({ next, head }) => ({ next, head }));
  return named.length > 0 || only !== undefined ? named : [NOTHING];
};

/**
 * Where a device's message feed ends; `undefined` = it does not. Several: the first whose head somebody can show counts, and if nobody
 * can, what lies below the first one and below the lowest proven split stays. A void device's feeds keep nothing.
 */
export const cutsOf = (members: CircleMembers, device: DeviceId, incarnation: number): readonly Cut[] | undefined => {
  const known = members.known.get(device);
  if (!known || known.status === 'void') return [NOTHING];
  const speaking = (members.endings.get(device) ?? []).map((ending) => ({ rank: ending.rank, cuts: cutBy(ending, incarnation) })).filter(({ cuts }) => cuts.length > 0);
  if (speaking.length === 0) return undefined;
  const rank = Math.max(...speaking.map((one) => one.rank));
  const top = speaking.filter((one) => one.rank === rank).flatMap(({ cuts }) => cuts);
  return top.sort((a, b) => b.next - a.next || (a.head < b.head ? -1 : 1));
};
