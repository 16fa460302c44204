import { Causes, isLeave } from '../../../main/ledger/membership/causes.ts';
import type { CircleMembers } from '../../../main/ledger/membership/circle-members.ts';
import { GrowingDag } from '../../../main/ledger/membership/control-dag.ts';
import { type ControlEntry, isBefore } from '../../../main/ledger/membership/control-entry.ts';
import { membersAt, membersWith, resolveMembers } from '../../../main/ledger/membership/resolve-members.ts';
import { findStrikes } from '../../../main/ledger/membership/strikes.ts';
import { encodeVerdict } from '../../../main/ledger/membership/verdict.ts';
import { CIRCLE, judgeClaimed, personOf } from './book.ts';
import { words } from './plain.ts';
import { Dice } from './dice.ts';
import type { Desktop, Story } from './story.ts';

type End = { readonly story: Story; readonly members: CircleMembers; readonly entries: readonly ControlEntry[] };

const stands = ({ members }: End, entry: ControlEntry): boolean => entry.valid && !members.voided.has(entry.hash);

/** Same verdicts and same state from the same entries in another order, asked along the way, and entry by entry as from the start. */
const otherOrders = ({ members, entries }: End, dice: Dice): readonly string[] => {
  const [dag, faults] = [new GrowingDag(), new Set<string>()];
  let rest = [...entries];
  let grown: CircleMembers | undefined;
  while (rest.length > 0) {
    const next = dice.pick(rest.filter(({ parents }) => parents.every((parent) => dag.entries.has(parent))));
    if (!next) return ['entries that hang on themselves'];
    const { hash, parents, device, client, incarnation, seq, lamport, prev, heads, op } = next;
    const verdict = judgeClaimed(membersAt(dag, CIRCLE, parents), { circle: CIRCLE, author: device, seq, incarnation, op });
    if (encodeVerdict(verdict) !== encodeVerdict(next)) faults.add(`another verdict on ${op.kind} in another order`);
    const before = grown ?? membersAt(dag, CIRCLE, [...dag.heads]);
    const entry = dag.add({ ...verdict, hash, parents, device, client, incarnation, seq, lamport, prev, heads, op }, personOf(device));
    grown = membersWith(before, CIRCLE, { dag, entry });
    if (dice.chance(0.2) && words(grown) !== words(resolveMembers(CIRCLE, dag.entries.values()))) faults.add(`after ${op.kind} another state by steps than from the start`);
    rest = rest.filter((entry_) => entry_ !== next);
  }
  if (words(membersAt(dag, CIRCLE, [...dag.heads])) !== words(members)) faults.add('another order, another state');
  return [...faults];
};

/** Void entries that nobody cites may be refused: nothing changes. */
const withoutUncited = (end: End): readonly string[] => {
  const { members, entries } = end;
  const up = entries.filter((entry) => stands(end, entry));
  const needed = entries.filter((entry) => stands(end, entry) || up.some((other) => isBefore(entry, other)));
  const { voided: _all, known: _known, strikers: _strikers, ...all } = members;
  const { voided: _some, known: _fewer, strikers: _less, ...some } = resolveMembers(CIRCLE, needed);
  return words(all) === words(some) ? [] : ['an uncited void entry changes the state'];
};

/** A liar below the owner has no part in the owner's powers, and no admin has removed an admin. */
const powers = (end: End): readonly string[] =>
  end.entries.flatMap((entry) => {
    const { op, tier } = entry;
    if (!stands(end, entry) || end.story.isHonest(entry) || tier === 3) return [];
    if (op.kind === 'role.set' || op.kind === 'owner.transfer' || op.kind === 'policy.set') return [`the liar used the owner's power: ${op.kind}`];
    const isAdmin = (other: ControlEntry): boolean =>
      op.kind === 'member.remove' && stands(end, other) && !isBefore(other, entry) && !isBefore(entry, other) && other.op.kind === 'role.set' && other.op.role === 'admin' && other.op.person === op.person;
    return end.entries.some(isAdmin) ? ['the liar removed an admin'] : [];
  });

type Struck = End & { readonly hits: ReadonlyMap<ControlEntry, readonly ControlEntry[]> };

/** Standing ops that strike an entry, or what it rests on. */
const causesOf = (end: Struck, entry: ControlEntry, depth = 0): readonly ControlEntry[] => {
  if (stands(end, entry) || depth > 12) return [];
  const direct = (end.hits.get(entry) ?? []).filter((by) => stands(end, by));
  const isGround = ({ op, ...ground }: ControlEntry): boolean =>
    ((op.kind === 'role.set' || op.kind === 'owner.transfer') && op.person === entry.person) || (ground.valid && 'device' in op && op.kind !== 'device.remove' && op.kind !== 'fork.proof' && op.device === entry.device);
  const grounds = end.entries.filter((ground) => ground.valid && isBefore(ground, entry) && !stands(end, ground) && isGround(ground));
  return [...direct, ...grounds.flatMap((ground) => causesOf(end, ground, depth + 1))];
};

/** Whether somebody had gone for good in the past of an op: behind them any admin may close the door. */
const hasLeftBefore = (end: End, { person, by }: { readonly person: string; readonly by: ControlEntry }): boolean =>
  by.op.kind === 'member.remove' && end.entries.some((entry) => entry.person === person && isLeave(entry) && stands(end, entry) && isBefore(entry, by));

/** No op of an honest person fell by the liar, but by the rights that its role really has. */
const honestOps = (end: End): readonly string[] => {
  const { story, entries } = end;
  const hits = new Map<ControlEntry, ControlEntry[]>();
  for (const { struck, by } of findStrikes(new Causes(entries))) hits.set(struck, [...(hits.get(struck) ?? []), by]);
  return entries.filter((entry) => entry.valid && story.isHonest(entry) && !stands(end, entry)).flatMap((entry) =>
    causesOf({ ...end, hits }, entry).flatMap((by) => {
      if (story.isHonest(by) || by.tier > entry.tier || (by.tier === 3 && by.person !== entry.person)) return [];
      if (by.tier === 2 && hasLeftBefore(end, { person: entry.person, by })) return [];
      const isSeen = entries.some((other) => stands(end, other) && story.isHonest(other) && other.person !== entry.person && isBefore(entry, other) && !isBefore(by, other));
      const isUnfair = by.tier >= entry.tier ? by.tier < 2 && isSeen : true;
      return isUnfair ? [`${entry.op.kind} of honest ${entry.device} fell by ${by.op.kind} of ${by.device}`] : [];
    }),
  );
};

/** A mailbox reads nothing and says nothing: no key was ever sealed to it, no op of it counts, and one that is out finds no room in use. */
const mailboxes = (members: CircleMembers, end: End): readonly string[] => {
  const { story, entries } = end;
  // Of those that sign to be nothing else: who keeps one for the liar could be told every key anyway.
  const blind = new Set(story.mailboxes);
  const faults = entries.filter((entry) => stands(end, entry) && blind.has(entry.device)).map(({ op }) => `a mailbox's ${op.kind} counts`);
  const ofDesktops = (device: string): boolean => members.devices.has(device);
  for (const { holders, boxes } of members.epochs.values()) for (const device of [...holders, ...boxes.keys()]) if (blind.has(device)) faults.push('a key was sealed to a mailbox');
  for (const id of members.clean) for (const device of members.epochs.get(id)?.rooms.keys() ?? []) if (!members.mailboxes.has(device)) faults.push('a mailbox that is out finds a clean epoch\'s room');
  for (const device of blind) if (ofDesktops(device) || members.roles.has(members.known.get(device)?.person ?? '')) faults.push('a mailbox is somebody');
  return faults;
};

/** Everything that must hold at the end of a story, as sentences about what does not. */
export const findFaults = (story: Story, desktop: Desktop): readonly string[] => {
  const members = story.view(desktop);
  const end: End = { story, members, entries: story.book.past(desktop.heads) };
  const faults = [...otherOrders(end, new Dice(end.entries.length, 'order')), ...otherOrders(end, new Dice(end.entries.length, 'other order'))];
  if (story.liedPeople.has(members.owner) || !members.roles.has(members.owner)) faults.push('ownership stolen, or the owner removed');
  if (end.entries.some((entry) => members.doubtful.has(entry.hash) && story.isHonest(entry))) faults.push('an honest op is undecided');
  for (const id of members.clean) for (const device of members.epochs.get(id)?.holders ?? []) if (!members.devices.has(device)) faults.push('a clean epoch that somebody who is out can read');
  return [...new Set([...faults, ...mailboxes(members, end), ...withoutUncited(end), ...powers(end), ...honestOps(end)])];
};
