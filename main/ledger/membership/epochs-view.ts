import type { DeviceId } from '#contract';
import type { SealedSecrets } from '../crypto/epoch-secrets.ts';
import { fromBase64Url } from '../wire/base64-url.ts';
import type { Epoch } from './circle-members.ts';
import type { Facts } from './facts.ts';
import { rotationOf } from './rotation.ts';

type Growing = { readonly room: string; readonly parents: string[]; readonly holders: Set<DeviceId>; readonly boxes: Map<DeviceId, SealedSecrets[]> };

const addBox = (epoch: Growing, to: { readonly device: DeviceId; readonly box: string; readonly roomBox: string }): void => {
  epoch.holders.add(to.device);
  const boxes = epoch.boxes.get(to.device) ?? [];
  boxes.push({ box: fromBase64Url(to.box), roomBox: fromBase64Url(to.roomBox) });
  epoch.boxes.set(to.device, boxes);
};

const byHash = (one: { readonly hash: string }, other: { readonly hash: string }): number => (one.hash < other.hash ? -1 : 1);

/** Epochs with who can hold their keys: all rotations with one id, and all grants of it, add up. */
export const findEpochs = (facts: Facts): Map<string, Epoch> => {
  const epochs = new Map<string, Growing>();
  for (const { op, device: minter } of [...facts.rotations].sort(byHash)) {
    const rotation = rotationOf(op);
    if (!rotation) continue;
    const epoch: Growing = epochs.get(rotation.id) ?? { room: rotation.room, parents: [], holders: new Set(), boxes: new Map() };
    epochs.set(rotation.id, epoch);
    epoch.parents.push(...rotation.parents.filter((parent) => !epoch.parents.includes(parent)));
    epoch.holders.add(minter);
    rotation.recipients.forEach((device, at) => addBox(epoch, { device, box: rotation.boxes[at] ?? '', roomBox: rotation.roomBoxes[at] ?? '' }));
  }
  for (const { op } of [...facts.grants].sort(byHash)) {
    const epoch = epochs.get(op.id);
    if (epoch) addBox(epoch, op);
  }
  return epochs;
};

/** Epochs that none follows, and those of them that only present devices can hold; smallest id first. */
export const findLive = (epochs: ReadonlyMap<string, Epoch>, isPresent: (device: DeviceId) => boolean): { readonly live: readonly string[]; readonly clean: readonly string[] } => {
  const followed = new Set([...epochs.values()].flatMap(({ parents }) => parents));
  const live = [...epochs.keys()].filter((id) => !followed.has(id)).sort();
  return { live, clean: live.filter((id) => [...(epochs.get(id)?.holders ?? [])].every(isPresent)) };
};
