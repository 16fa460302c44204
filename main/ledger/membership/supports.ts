import type { Causes } from './causes.ts';
import { type ControlEntry, isBefore } from './control-entry.ts';
import type { Tier } from './verdict.ts';

/** A set of entries in the making. */
export type Among = (entry: ControlEntry) => boolean;
/** What stands so far, and what might stand against it. */
export type Sides = { readonly standing: Among; readonly against: Among };

const demotesSince = (causes: Causes, entry: ControlEntry, { from, against }: { readonly from: ControlEntry; readonly against: Among }): boolean =>
  (causes.roles.get(entry.person) ?? []).some(
    (by) => by.op.kind === 'role.set' && by.op.role === 'member' && against(by) && isBefore(by, entry) && !isBefore(by, from),
  );

const handsOverSince = (causes: Causes, entry: ControlEntry, { from, against }: { readonly from: ControlEntry; readonly against: Among }): boolean =>
  (causes.transfers.get(entry.person) ?? []).some((by) => against(by) && isBefore(by, entry) && !isBefore(by, from));

const isOwner = (causes: Causes, entry: ControlEntry, { standing, against }: Sides): boolean =>
  (causes.roles.get(entry.person) ?? []).some(
    (by) => by.op.kind !== 'role.set' && standing(by) && isBefore(by, entry) && !handsOverSince(causes, entry, { from: by, against }),
  );

const isAdmin = (causes: Causes, entry: ControlEntry, { standing, against }: Sides): boolean => {
  const promotions = (causes.roles.get(entry.person) ?? []).filter(({ op }) => op.kind === 'role.set' && op.role === 'admin');
  const former = causes.transfers.get(entry.person) ?? [];
  return [...promotions, ...former].some((by) => standing(by) && isBefore(by, entry) && !demotesSince(causes, entry, { from: by, against }));
};

/** Whether the ops stand that gave the author its device, its membership and this tier. */
export const isSupported = (causes: Causes, entry: ControlEntry, { tier, sides }: { readonly tier: Tier; readonly sides: Sides }): boolean => {
  if (entry.op.kind === 'genesis') return true;
  const isIn = (causes.admissions.get(entry.device) ?? []).some((by) => sides.standing(by) && isBefore(by, entry));
  if (!isIn || tier < 2) return isIn;
  return entry.tier === 3 ? isOwner(causes, entry, sides) : isAdmin(causes, entry, sides);
};

/** An admin's removal stands only if, by what stands of its own past, its target is no admin, or has left: else nobody but the owner could close the door behind an admin who left. */
export const isTargetFree = (causes: Causes, entry: ControlEntry, { standing, against }: Sides): boolean => {
  const { op } = entry;
  if (entry.tier !== 2 || (op.kind !== 'member.remove' && op.kind !== 'device.remove')) return true;
  const person = op.kind === 'member.remove' ? op.person : (causes.personOf.get(op.device) ?? '');
  if (person === entry.person) return true;
  if ((causes.leaves.get(person) ?? []).some((by) => standing(by) && isBefore(by, entry))) return true;
  const demotions = (causes.roles.get(person) ?? []).filter((by) => by.op.kind === 'role.set' && by.op.role === 'member' && standing(by));
  return (causes.promotions.get(person) ?? []).every((by) => !against(by) || !isBefore(by, entry) || demotions.some((demotion) => !isBefore(demotion, by)));
};
