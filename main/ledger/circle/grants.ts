import type { DeviceId } from '#contract';
import { sealRoom, sealSecrets } from '../crypto/epoch-secrets.ts';
import { type CircleMembers, presentDevice } from '../membership/circle-members.ts';
import { isBefore } from '../membership/control-entry.ts';
import { rotationOf } from '../membership/rotation.ts';
import { toBase64Url } from '../wire/base64-url.ts';
import type { OpOf } from '../wire/control/control-op.ts';
import type { CircleState } from './circle-state.ts';

const MOST = 64;
type Held = Pick<CircleState, 'epochs' | 'dag' | 'keys'>;

const grantOf = (held: Held, members: CircleMembers, to: { readonly id: string; readonly device: DeviceId }): OpOf<'epoch.grant'> | undefined => {
  const { id, device } = to;
  const secrets = held.epochs.get(id);
  const sealing = presentDevice(members, device)?.sealing;
  const mine = held.keys[0]?.device ?? '';
  if (!secrets || !sealing || members.epochs.get(id)?.boxes.has(device) !== false || members.epochs.get(id)?.holders.has(mine) !== true) return undefined;
  const { box, roomBox } = sealSecrets(secrets, sealing);
  return { kind: 'epoch.grant', id, device, box: toBase64Url(box), roomBox: toBase64Url(roomBox) };
};

/** The rooms of live epochs for a mailbox that lacks them. */
const roomGrants = (held: Held, members: CircleMembers, device: DeviceId): readonly OpOf<'epoch.grant'>[] => {
  const mine = held.keys[0]?.device ?? '';
  return members.live.flatMap((id) => {
    const [secrets, epoch, sealing] = [held.epochs.get(id), members.epochs.get(id), members.mailboxes.get(device)?.sealing];
    if (!secrets || !sealing || epoch?.rooms.has(device) !== false || !epoch.holders.has(mine)) return [];
    return [{ kind: 'epoch.grant' as const, id, device, roomBox: toBase64Url(sealRoom(secrets.roomKey, sealing)) }];
  });
};

/** Whether an epoch began without knowing of a device's admission: what was written in it, was written before the device came. */
const isOlderThan = ({ dag }: Held, members: CircleMembers, { id, device }: { readonly id: string; readonly device: DeviceId }): boolean => {
  const admissions = (members.known.get(device)?.admissions ?? []).flatMap((hash) => dag.entries.get(hash) ?? []);
  for (const entry of dag.entries.values()) if (rotationOf(entry.op)?.id === id && admissions.some((admission) => isBefore(admission, entry))) return false;
  return true;
};

/** Whether a device may read what was written before it came: one's own always, a newcomer where the circle says so. */
export const mayReadHistory = (held: Held, members: CircleMembers, device: DeviceId): boolean => {
  const person = presentDevice(members, device)?.person;
  const mine = members.known.get(held.keys[0]?.device ?? '')?.person;
  return members.policy.history === 'all' || (person !== undefined && person === mine);
};

/** Grants of every epoch that is held here and that a device may have and lacks. */
export const grantsFor = (held: Held, members: CircleMembers, device: DeviceId): readonly OpOf<'epoch.grant'>[] => {
  if (members.mailboxes.has(device)) return roomGrants(held, members, device);
  const isOpen = mayReadHistory(held, members, device);
  return [...held.epochs.keys()]
    .filter((id) => isOpen || !isOlderThan(held, members, { id, device }))
    .flatMap((id) => grantOf(held, members, { id, device }) ?? [])
    .slice(0, MOST);
};
