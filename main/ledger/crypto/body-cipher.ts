import type { Random } from '#platform';
import type { EntryKind } from '../wire/header.ts';
import { utf8 } from './hash.ts';
import { sodium } from './sodium.ts';

const DOMAIN = utf8('hearth/body/1');
const NONCE_BYTES = 24;
const SMALLEST_BYTES = 256;
const DOUBLING_UP_TO_BYTES = 4096;
const KIND_CODES = { op: 0, control: 1, erase: 2, undo: 3 } as const satisfies Record<EntryKind, number>;

/** What a body is bound to: it opens at its own place only. */
export type BodyPlace = {
  readonly circle: Uint8Array;
  readonly client: number;
  readonly seq: number;
  readonly epochId: Uint8Array;
  readonly kind: EntryKind;
  readonly lamport: number;
  readonly expiresAt: number;
};

const NUMBER_BYTES = 29;

/** Big-endian. By way of a `BigInt` it would cost as much as all the rest. */
const writeUint64 = (into: DataView, offset: number, value: number): void => {
  into.setUint32(offset, Math.floor(value / 2 ** 32));
  into.setUint32(offset + 4, value % 2 ** 32);
};

const additionalData = (place: BodyPlace): Uint8Array => {
  const { circle, epochId } = place;
  const data = new Uint8Array(DOMAIN.length + circle.length + NUMBER_BYTES + epochId.length);
  data.set(DOMAIN);
  data.set(circle, DOMAIN.length);
  const at = DOMAIN.length + circle.length;
  const numbers = new DataView(data.buffer, at, NUMBER_BYTES);
  writeUint64(numbers, 0, place.client);
  numbers.setUint32(8, place.seq);
  numbers.setUint8(12, KIND_CODES[place.kind]);
  writeUint64(numbers, 13, place.lamport);
  writeUint64(numbers, 21, place.expiresAt);
  data.set(epochId, at + NUMBER_BYTES);
  return data;
};

/** Lengths that a body may have: 256 · 2^k up to 4 KB, then steps of 5 %, so that a length tells little. */
export const paddedLength = (clearBytes: number): number => {
  let length = SMALLEST_BYTES;
  while (length <= clearBytes) length = length < DOUBLING_UP_TO_BYTES ? length * 2 : Math.ceil(length * 1.05);
  return length;
};

/** One byte 0x80 ends the text (ISO/IEC 7816-4), zeros fill up. */
const pad = (clear: Uint8Array): Uint8Array => {
  const padded = new Uint8Array(paddedLength(clear.length));
  padded.set(clear);
  padded[clear.length] = 0x80;
  return padded;
};

const unpad = (padded: Uint8Array): Uint8Array | undefined => {
  let end = padded.length - 1;
  while (end >= 0 && padded[end] === 0) end -= 1;
  return padded[end] === 0x80 ? padded.subarray(0, end) : undefined;
};

/** Nonce and ciphertext. The nonce is random: one made from the seq would come twice after a restored backup. */
export const sealBody = (clear: Uint8Array, key: Uint8Array, options: { readonly place: BodyPlace; readonly random: Random }): Uint8Array => {
  const nonce = options.random.bytes(NONCE_BYTES);
  const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(pad(clear), additionalData(options.place), null, nonce, key);
  const body = new Uint8Array(NONCE_BYTES + sealed.length);
  body.set(nonce);
  body.set(sealed, NONCE_BYTES);
  return body;
};

/** Undefined when it was not sealed with this key for this place. */
export const openBody = (body: Uint8Array, key: Uint8Array, place: BodyPlace): Uint8Array | undefined => {
  if (body.length < NONCE_BYTES + 16) return undefined;
  try {
    return unpad(
      sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, body.subarray(NONCE_BYTES), additionalData(place), body.subarray(0, NONCE_BYTES), key),
    );
  } catch {
    return undefined;
  }
};
