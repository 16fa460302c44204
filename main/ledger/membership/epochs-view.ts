import type { DeviceId } from '#contract';
import type { SealedSecrets } from '../crypto/epoch-secrets.ts';
import { fromBase64Url } from '../wire/base64-url.ts';
import type { CircleMembers, Epoch } from './circle-members.ts';
import type { Facts } from './facts.ts';
import { rotationOf } from './rotation.ts';

type Growing = { readonly room: string; readonly parents: string[]; readonly holders: Set<DeviceId>; readonly boxes: Map<DeviceId, SealedSecrets[]>; readonly rooms: Map<DeviceId, Uint8Array[]> };

const addBox = (epoch: Growing, to: { readonly device: DeviceId; readonly box: string; readonly roomBox: string }): void => {
  epoch.holders.add(to.device);
  const boxes = epoch.boxes.get(to.device) ?? [];
  boxes.push({ box: fromBase64Url(to.box), roomBox: fromBase64Url(to.roomBox) });
  epoch.boxes.set(to.device, boxes);
};

const addRoom = (epoch: Growing, device: DeviceId, roomBox: string): void => {
  epoch.rooms.set(device, [...(epoch.rooms.get(device) ?? []), fromBase64Url(roomBox)]);
};

const byHash = (one: { readonly hash: string }, other: { readonly hash: string }): number => (one.hash < other.hash ? -1 : 1);

/** Epochs with who can hold their keys: all rotations with one id, and all grants of it, add up. */
export const findEpochs = (facts: Facts): Map<string, Epoch> => {
  const epochs = new Map<string, Growing>();
  for (const { op, device: minter } of [...facts.rotations].sort(byHash)) {
    const rotation = rotationOf(op);
    if (!rotation) continue;
    const epoch: Growing = epochs.get(rotation.id) ?? { room: rotation.room, parents: [], holders: new Set(), boxes: new Map(), rooms: new Map() };
    epochs.set(rotation.id, epoch);
    epoch.parents.push(...rotation.parents.filter((parent) => !epoch.parents.includes(parent)));
    epoch.holders.add(minter);
    rotation.recipients.forEach((device, at) => addBox(epoch, { device, box: rotation.boxes[at] ?? '', roomBox: rotation.roomBoxes[at] ?? '' }));
    rotation.mailboxes.forEach((device, at) => addRoom(epoch, device, rotation.mailboxBoxes[at] ?? ''));
  }
  for (const { op } of [...facts.grants].sort(byHash)) {
    const epoch = epochs.get(op.id);
    if (epoch && op.box === undefined) addRoom(epoch, op.device, op.roomBox);
    else if (epoch && op.box !== undefined) addBox(epoch, { ...op, box: op.box });
  }
  return epochs;
};

type Present = Pick<CircleMembers, 'devices' | 'recovery' | 'mailboxes'>;

const isClean = ({ devices, recovery, mailboxes }: Present, { holders, rooms }: Epoch): boolean =>
  [...holders].every((device) => devices.has(device) || recovery.has(device)) && [...rooms.keys()].every((device) => mailboxes.has(device));

/**
 * Epochs that none follows, and those of them whose key only present devices, and whose room only they and present mailboxes can hold;
 * smallest id first.
 */
export const findLive = (epochs: ReadonlyMap<string, Epoch>, present: Present): { readonly live: readonly string[]; readonly clean: readonly string[] } => {
  const followed = new Set([...epochs.values()].flatMap(({ parents }) => parents));
  const live = [...epochs.keys()].filter((id) => !followed.has(id)).sort();
  return {
    live,
    clean: live.filter((id) => {
      const epoch = epochs.get(id);
      return epoch !== undefined && isClean(present, epoch);
    }),
  };
};
