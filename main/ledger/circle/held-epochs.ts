import type { DeviceKeys } from '../crypto/device-keys.ts';
import { type EpochSecrets, openSecrets } from '../crypto/epoch-secrets.ts';
import type { CircleMembers } from '../membership/circle-members.ts';

/** Secrets of every epoch that was sealed to one of these devices. */
export const openEpochs = (circle: Uint8Array, keys: readonly DeviceKeys[], members: CircleMembers): Map<string, EpochSecrets> => {
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

/** Epochs that no rotation has followed and whose key is here. The first, with the smallest id, is the one to encrypt under. */
export const liveEpochs = (members: CircleMembers, held: ReadonlyMap<string, EpochSecrets>): readonly HeldEpoch[] => {
  const followed = new Set([...members.epochs.values()].flatMap(({ parents }) => parents));
  return [...held]
    .filter(([id]) => !followed.has(id))
    .map(([id, secrets]) => ({ id, ...secrets }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
};
