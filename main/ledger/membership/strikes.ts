import type { PersonId } from '#contract';
import { type Causes, isLeave } from './causes.ts';
import { areConcurrent, type ControlEntry, isBefore } from './control-entry.ts';

/** `struck` has no effect while `by` stands, unless it is answered. What follows an end cannot be answered. */
export type Strike = { readonly struck: ControlEntry; readonly by: ControlEntry };

/** Whom an op's removal, demotion or ending is about. */
const targetPerson = (causes: Causes, { op, person }: ControlEntry): PersonId => {
  if (op.kind === 'member.remove' || op.kind === 'role.set' || op.kind === 'owner.transfer') return op.person;
  if (op.kind === 'device.remove' || op.kind === 'fork.proof') return causes.personOf.get(op.device) ?? '';
  return person;
};

/** Whether a resume between the end and the op gives the device back. It has to stand: see `FixedPoint`. */
export const resumesBetween = (causes: Causes, { struck, by }: Strike): readonly ControlEntry[] =>
  by.op.kind === 'fork.proof' ? (causes.resumes.get(by.op.device) ?? []).filter((resume) => isBefore(by, resume) && isBefore(resume, struck)) : [];

/** An op that knew its author's removal, in a past where that looked void, or that follows its author's own leave. */
export const endsBefore = (by: ControlEntry, later: ControlEntry): boolean => {
  const { op } = by;
  if (isLeave(by)) return by.person === later.person;
  if (op.kind === 'member.remove') return op.person === later.person;
  return (op.kind === 'device.remove' || op.kind === 'fork.proof') && op.device === later.device;
};

const isEarlierTransfer = (by: ControlEntry, other: ControlEntry): boolean => by.depth < other.depth || (by.depth === other.depth && by.hash < other.hash);

const transferStrikes = (by: ControlEntry, to: PersonId, beside: ControlEntry): boolean => {
  const isFormers = by.person === beside.person && beside.need === 3;
  if (beside.op.kind === 'owner.transfer') return isFormers && isEarlierTransfer(by, beside);
  return isFormers || (beside.op.kind === 'member.leave' && beside.person === to);
};

/** An admin's removal has no effect on somebody whom the owner makes admin or owner beside it. */
const isAdminsRemovalOf = (causes: Causes, entry: ControlEntry, person: PersonId): boolean => {
  const isRemoval = entry.op.kind === 'member.remove' || entry.op.kind === 'device.remove';
  return isRemoval && entry.tier === 2 && entry.person !== person && targetPerson(causes, entry) === person;
};

/** A recovery key that ends itself takes back what it signs beside that: else whoever has the file goes on with old heads. */
const isTakenBack = (causes: Causes, by: ControlEntry, beside: ControlEntry): boolean =>
  !areTwins(by, beside) && (causes.admissions.get(by.device) ?? []).some(({ op }) => op.kind === 'device.add' && op.use === 'recovery');

/**
 * An admin's removal of somebody who was made admin or owner counts only because they left (see `isTargetFree`). It strikes no leave of
 * theirs: who leaves twice, with a fork, could else have two removals that each take away what the other rests on, and neither would count.
 */
const takesBackLeave = (causes: Causes, by: ControlEntry, beside: ControlEntry): boolean => {
  const isPast = (cause: ControlEntry): boolean => isBefore(cause, by);
  return by.tier === 2 && isLeave(beside) && (causes.promotions.get(beside.person) ?? []).some(isPast) && (causes.leaves.get(beside.person) ?? []).some(isPast);
};

const strikesBeside = (causes: Causes, by: ControlEntry, beside: ControlEntry): boolean => {
  const { op } = by;
  if ((op.kind === 'member.remove' || op.kind === 'device.remove') && by.person !== beside.person && takesBackLeave(causes, by, beside)) return false;
  if (op.kind === 'member.remove') return op.person === beside.person;
  if (op.kind === 'device.remove') return op.device === beside.device && (by.device !== op.device || isTakenBack(causes, by, beside));
  if (op.kind === 'owner.transfer') return transferStrikes(by, op.person, beside) || isAdminsRemovalOf(causes, beside, op.person);
  if (op.kind !== 'role.set') return false;
  return op.role === 'admin' ? isAdminsRemovalOf(causes, beside, op.person) : op.person === beside.person && beside.need >= 2;
};

const isStruck = (causes: Causes, by: ControlEntry, other: ControlEntry): boolean => {
  if (by === other || isBefore(other, by)) return false;
  return isBefore(by, other) ? endsBefore(by, other) : strikesBeside(causes, by, other);
};

/** Ops that this one could strike: its target's, its author's where it hands over, and admins' removals where it promotes. */
const candidates = (causes: Causes, removals: readonly ControlEntry[], by: ControlEntry): Iterable<ControlEntry> => {
  const { op, person } = by;
  if (op.kind === 'device.remove' || op.kind === 'fork.proof') return causes.byDevice.get(op.device) ?? [];
  const about = causes.byPerson.get(targetPerson(causes, by)) ?? [];
  if (op.kind === 'owner.transfer') return new Set([...about, ...(causes.byPerson.get(person) ?? []), ...removals]);
  return op.kind === 'role.set' && op.role === 'admin' ? removals : about;
};

/** All strikes within a set. */
export const findStrikes = (causes: Causes): readonly Strike[] => {
  const removals = causes.strikers.filter(({ op, tier }) => tier === 2 && (op.kind === 'member.remove' || op.kind === 'device.remove'));
  const strikes: Strike[] = [];
  for (const by of causes.strikers) for (const other of candidates(causes, removals, by)) if (isStruck(causes, by, other)) strikes.push({ struck: other, by });
  return strikes;
};

/** Whether two ops end the same thing: equal removals add up. */
export const areTwins = (one: ControlEntry, other: ControlEntry): boolean => {
  const [a, b] = [one.op, other.op];
  if (a.kind === 'member.remove') return b.kind === 'member.remove' && a.person === b.person;
  if (a.kind === 'device.remove') return b.kind === 'device.remove' && a.device === b.device;
  return a.kind === 'role.set' && b.kind === 'role.set' && a.role === 'member' && b.role === 'member' && a.person === b.person;
};

/** Ops that take power from the author of `entry` beside it: it no longer counts as a witness of that tier. */
export const lowering = (causes: Causes, entry: ControlEntry): readonly ControlEntry[] => {
  const demotions = (causes.roles.get(entry.person) ?? []).filter(({ op }) => op.kind === 'role.set' && op.role === 'member');
  return [...demotions, ...(causes.transfers.get(entry.person) ?? [])].filter((by) => areConcurrent(by, entry));
};
