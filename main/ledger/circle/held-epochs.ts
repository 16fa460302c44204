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

/** Which held epochs are live, and under which to encrypt: the smallest id that is live, clean and held. */
export const epochsInUse = (members: CircleMembers, held: ReadonlyMap<string, EpochSecrets>): { readonly live: readonly HeldEpoch[]; readonly writing: HeldEpoch | undefined } => {
  const live = members.live.flatMap((id) => {
    const secrets = held.get(id);
    return secrets ? [{ id, ...secrets }] : [];
  });
  const clean = new Set(members.clean);
  return { live, writing: live.find(({ id }) => clean.has(id)) };
};
