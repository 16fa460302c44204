import type { DeviceKeys } from '../crypto/device-keys.ts';
import { type EpochSecrets, openRoom, openSecrets } from '../crypto/epoch-secrets.ts';
import type { CircleMembers } from '../membership/circle-members.ts';

/** Secrets of every epoch that was sealed to one of these devices. */
const openEpochs = (circle: Uint8Array, keys: readonly DeviceKeys[], members: CircleMembers): Map<string, EpochSecrets> => {
  const opened = new Map<string, EpochSecrets>();
  for (const [id, { room, boxes }] of members.epochs) {
    for (const device of keys) {
      for (const sealed of boxes.get(device.device) ?? []) {
        const secrets = opened.get(id) ?? openSecrets(sealed, device, { circle, id, room });
        if (secrets) opened.set(id, secrets);
      }
      if (opened.has(id)) break;
    }
  }
  return opened;
};

export type HeldEpoch = EpochSecrets & { readonly id: string };
export type HeldRoom = Pick<HeldEpoch, 'id' | 'roomKey'>;

/** The rooms of live epochs that were sealed to this mailbox. */
const openRooms = (circle: Uint8Array, keys: readonly DeviceKeys[], members: CircleMembers): readonly HeldRoom[] =>
  members.live.flatMap((id) => {
    const epoch = members.epochs.get(id);
    const opened = keys.flatMap((mine) => (epoch?.rooms.get(mine.device) ?? []).flatMap((sealed) => openRoom(sealed, mine, { circle, room: epoch?.room ?? '' }) ?? []));
    return opened.slice(0, 1).map((roomKey) => ({ id, roomKey }));
  });

type EpochsInUse = { readonly epochs: ReadonlyMap<string, EpochSecrets>; readonly live: readonly HeldRoom[]; readonly writing: HeldEpoch | undefined };

/** Which held epochs are live, and under which to encrypt: the smallest id that is live, clean and held. */
const epochsInUse = (members: CircleMembers, held: ReadonlyMap<string, EpochSecrets>): Pick<EpochsInUse, 'live' | 'writing'> => {
  const live = members.live.flatMap((id) => {
    const secrets = held.get(id);
    return secrets ? [{ id, ...secrets }] : [];
  });
  const clean = new Set(members.clean);
  return { live, writing: live.find(({ id }) => clean.has(id)) };
};

/** Everything these devices can open: what to read with, where to meet, and under which to encrypt. */
export const epochsOf = (circle: Uint8Array, keys: readonly DeviceKeys[], members: CircleMembers): EpochsInUse => {
  if (members.mailboxes.has(keys[0]?.device ?? '')) return { epochs: new Map(), live: openRooms(circle, keys, members), writing: undefined };
  const epochs = openEpochs(circle, keys, members);
  return { epochs, ...epochsInUse(members, epochs) };
};
