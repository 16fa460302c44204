import type { DeviceId } from '#contract';
import { leaversOf, tierOf } from '../membership/circle-members.ts';
import { rotationOf } from '../membership/rotation.ts';
import { fromBase64Url } from '../wire/base64-url.ts';
import type { ControlOp } from '../wire/control/control-op.ts';
import type { CircleState } from './circle-state.ts';
import { feedEnds } from './feed-ends.ts';
import { proveFork } from './fork-evidence.ts';
import { grantsFor } from './grants.ts';
import type { LedgerContext } from './ledger-context.ts';
import { newEpoch } from './new-epoch.ts';
import { placeInRing } from './ring-order.ts';

const STEP_MS = 5_000;
const NO_EPOCH_MS = 30_000;
const MERGE_MS = 10 * 60_000;
const MONTH_MS = 30 * 86_400_000;
const MONTHLY_STEP_MS = 10 * 60_000;

/** Something the circle needs from one of several devices. Done by the first in ring order, by the next when that one does not. */
type Duty = { readonly name: string; readonly afterMs: number; readonly stepMs: number; readonly among: Iterable<DeviceId>; readonly ops: () => readonly ControlOp[] };
type At = { readonly context: LedgerContext; readonly state: CircleState; readonly device: DeviceId };

const rotation = ({ context, state }: At): readonly ControlOp[] => [{ kind: 'epoch.rotate', ...newEpoch(context.random, state.members) }];

/** When the epoch in use was met here, ms. */
const epochSeenAt = ({ context, state }: At, id: string): number => {
  const seen = [...state.dag.entries.values()].filter(({ op }) => rotationOf(op)?.id === id).map(({ hash }) => context.rows.controlSeenAt.get(state.row, fromBase64Url(hash)) ?? 0);
  return seen.length > 0 ? Math.min(...seen) : context.clock.now();
};

/** Keeps one clean epoch in use, that changes monthly, and brings back together what came apart. */
const epochDuties = (at: At): readonly Duty[] => {
  const { members, writing } = at.state;
  const among = members.devices.keys();
  const duties: Duty[] = [];
  if (!writing) duties.push({ name: `mint ${members.live.join()}`, afterMs: NO_EPOCH_MS, stepMs: STEP_MS, among, ops: () => rotation(at) });
  else if (members.live.length > 1) duties.push({ name: `merge ${members.live.join()}`, afterMs: MERGE_MS, stepMs: STEP_MS, among, ops: () => rotation(at) });
  else if (at.context.clock.now() - epochSeenAt(at, writing.id) >= MONTH_MS) {
    duties.push({ name: `monthly ${writing.id}`, afterMs: 0, stepMs: MONTHLY_STEP_MS, among, ops: () => rotation(at) });
  }
  return duties;
};

/** Devices that are in and lack a key they may have get it; where they may not read the older words, a new epoch begins with them. */
const grantDuties = (at: At): readonly Duty[] => {
  const { members, writing } = at.state;
  const epoch = writing && members.epochs.get(writing.id);
  if (!writing || !epoch) return [];
  const readers = [...members.devices.keys(), ...members.recovery.keys()].filter((device) => !epoch.boxes.has(device));
  const lacking = [...readers, ...[...members.mailboxes.keys()].filter((device) => !epoch.rooms.has(device))];
  const holders = [...epoch.holders].filter((device) => members.devices.has(device));
  return lacking.map((device) => ({
    name: `grant ${writing.id} ${device}`,
    afterMs: 0,
    stepMs: STEP_MS,
    among: holders,
    ops: () => {
      const grants = grantsFor(at.state, members, device);
      return grants.some(({ id }) => id === writing.id) ? grants : rotation(at);
    },
  }));
};

/** Feeds whose author signed two entries for one place. Another person's device says so. */
const forkDuties = (at: At): readonly Duty[] => {
  const { members, feeds } = at.state;
  const me = members.devices.get(at.device)?.person;
  return [...feeds.values()].flatMap((feed) => {
    const known = members.known.get(feed.device);
    const isOpen = feed.forkSeq !== undefined && known?.status === 'present' && known.person !== me && feed.incarnation >= known.from;
    const proof = isOpen ? proveFork(at.context.rows, at.state, feed) : undefined;
    if (!proof) return [];
    const among = [...members.devices].flatMap(([device, { person }]) => (person === known?.person ? [] : [device]));
    return [{ name: `fork ${feed.root}`, afterMs: 0, stepMs: STEP_MS, among, ops: () => [proof] }];
  });
};

/** Who has left is also removed, with a new epoch, by the first admin or owner that sees it. */
const leaverDuties = (at: At): readonly Duty[] => {
  const { members } = at.state;
  const me = members.devices.get(at.device)?.person ?? '';
  if (tierOf(members, me) < 2) return [];
  const left = [...leaversOf(members)].filter(([person]) => !members.removals.has(person));
  const among = [...members.devices].flatMap(([device, { person }]) => (tierOf(members, person) >= 2 ? [device] : []));
  return left.map(([person, devices]) => ({
    name: `left ${person}`,
    afterMs: 0,
    stepMs: STEP_MS,
    among,
    ops: () => [{ kind: 'member.remove', person, cuts: feedEnds(at.context.rows, at.state, new Set(devices)), rotation: newEpoch(at.context.random, members) }],
  }));
};

/** Remembers since when each duty has been waiting for somebody. In memory only: after a restart they wait anew. */
export class Duties {
  private readonly since = new Map<string, number>();

  /** The ops of the first duty whose turn at this device has come. One at a time: it changes what the others see. */
  due(at: At): readonly ControlOp[] {
    const now = at.context.clock.now();
    const duties = [...forkDuties(at), ...leaverDuties(at), ...epochDuties(at), ...grantDuties(at)];
    const names = new Set(duties.map(({ name }) => name));
    for (const name of this.since.keys()) if (!names.has(name)) this.since.delete(name);
    for (const { name, afterMs, stepMs, among, ops } of duties) {
      const since = this.since.get(name) ?? now;
      this.since.set(name, since);
      if (now >= since + afterMs + placeInRing(name, among, at.device) * stepMs) return ops();
    }
    return [];
  }
}
