import type { DeviceId } from '#contract';
import type { Frontier } from '../circle-ledger.ts';
import { pastOf } from '../membership/control-dag.ts';
import type { ControlEntry } from '../membership/control-entry.ts';
import { membersAt } from '../membership/resolve-members.ts';
import type { CircleState } from './circle-state.ts';
import { controlLacking, heldByShowing } from './control-by-hash.ts';
import { newsOfEnd } from './news-of-end.ts';

/** Everything in the past of some entries, themselves included. */
const withPast = (state: CircleState, hashes: readonly string[]): ReadonlySet<string> => new Set(pastOf(state.dag, hashes).map(({ hash }) => hash));

/** What made it end, with its past, and all that was written without knowing that. */
const untilEnd = (state: CircleState, endedBy: readonly string[]): ReadonlySet<string> => {
  const told = new Set(withPast(state, endedBy));
  const follows = new Set<string>();
  for (const { hash, parents } of state.dag.entries.values()) {
    if (parents.some((parent) => endedBy.includes(parent) || follows.has(parent))) follows.add(hash);
    else told.add(hash);
  }
  return told;
};

/** Whether what it shows holds its removal, and makes it a member all the same: then it knows something that we do not understand yet. */
const isMemberByItsOwn = (state: CircleState, device: DeviceId, { theirs, endedBy }: { readonly theirs: Frontier; readonly endedBy: readonly string[] }): boolean => {
  const shown = heldByShowing(state, theirs);
  if (!endedBy.every((hash) => shown.has(hash))) return false;
  return membersAt(state.dag, state.id, [...shown]).devices.has(device);
};

/**
 * Which control entries an authenticated device may be sent. A member: all. One that nobody here has heard of: the past of my own
 * admission, so that two strangers can prove themselves. One that is out: what says so, the past of that and what does not follow it.
 */
export const controlAllowedFor = (state: CircleState, device: DeviceId, theirs: Frontier): readonly ControlEntry[] => {
  const lacking = controlLacking(state, theirs);
  const known = state.members.known.get(device);
  const { devices, recovery, mailboxes } = state.members;
  if (devices.has(device) || recovery.has(device) || mailboxes.has(device)) return lacking;
  const endedBy = known ? newsOfEnd(state, known) : [];
  if (endedBy.length === 0) {
    const admission = withPast(state, state.members.known.get(state.keys[0]?.device ?? '')?.admissions ?? []);
    return lacking.filter(({ hash }) => admission.has(hash));
  }
  if (isMemberByItsOwn(state, device, { theirs, endedBy })) return lacking;
  const told = untilEnd(state, endedBy);
  return lacking.filter(({ hash }) => told.has(hash));
};
