import { AppError, must, type PersonId } from '#contract';
import type { Random } from '#platform';
import type { DeviceKeys } from '../crypto/device-keys.ts';
import { sodium } from '../crypto/sodium.ts';
import type { CircleMembers } from '../membership/circle-members.ts';

const MAX_PLAIN_BYTES = 1024;
/** How many boxes there are is a multiple of this, and each is as long as any: neither tells who is meant. */
const STEP = 4;
const LENGTH_BYTES = 2;

const padded = (plain: Uint8Array): Uint8Array => {
  const whole = new Uint8Array(LENGTH_BYTES + MAX_PLAIN_BYTES);
  new DataView(whole.buffer).setUint16(0, plain.length);
  whole.set(plain, LENGTH_BYTES);
  return whole;
};

/** One box (libsodium's `crypto_box_seal`) a sealing key, and as long boxes for nobody, in an order that says nothing. */
export const boxesFor = (keys: readonly Uint8Array[], plain: Uint8Array, random: Random): readonly Uint8Array[] => {
  const boxes = keys.map((key) => sodium.crypto_box_seal(plain, key));
  while (boxes.length % STEP > 0) boxes.push(sodium.crypto_box_seal(new Uint8Array(plain.length), sodium.crypto_box_seed_keypair(random.bytes(32)).publicKey));
  return boxes.sort((a, b) => Buffer.compare(a, b));
};

/** What the first box says that opens with these keys. */
export const openFirstBox = (boxes: readonly Uint8Array[], { sealing }: Pick<DeviceKeys, 'sealing'>): Uint8Array | undefined => {
  for (const box of boxes) {
    try {
      return sodium.crypto_box_seal_open(box, sealing.publicKey, sealing.privateKey);
    } catch {
      // For somebody else, or for nobody.
    }
  }
  return undefined;
};

/** Boxes with a short text for each device of somebody. Fails with `person-not-found`. */
export const sealBoxes = (members: CircleMembers, plain: Uint8Array, { person, random }: { readonly person: PersonId; readonly random: Random }): readonly Uint8Array[] => {
  must(plain.length <= MAX_PLAIN_BYTES, 'what is sealed for somebody is short');
  const keys = [...members.devices.values()].filter((device) => device.person === person).map(({ sealing }) => sealing);
  if (keys.length === 0) throw new AppError('person-not-found');
  return boxesFor(keys, padded(plain), random);
};

/** What the first box that opens with these keys says. */
export const openBoxes = (boxes: readonly Uint8Array[], keys: DeviceKeys): Uint8Array | undefined => {
  const whole = openFirstBox(boxes, keys);
  if (whole?.length !== LENGTH_BYTES + MAX_PLAIN_BYTES) return undefined;
  const length = new DataView(whole.buffer, whole.byteOffset).getUint16(0);
  return length <= MAX_PLAIN_BYTES ? whole.slice(LENGTH_BYTES, LENGTH_BYTES + length) : undefined;
};
