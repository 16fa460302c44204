import { AppError, MAX_BUNDLE_BYTES } from '#contract';
import type { Random } from '#platform';
import { boxesFor, openFirstBox } from '../circle/sealed-boxes.ts';
import type { DeviceKeys } from '../crypto/device-keys.ts';
import { sha256, utf8 } from '../crypto/hash.ts';
import { sodium } from '../crypto/sodium.ts';
import { ByteWriter, sameBytes } from '../wire/bytes.ts';
import { MAX_BUNDLE_DEVICES } from './limits.ts';

const MAGIC = utf8('HEARTHB');
const VERSION = 1;
const VERSION_AT = MAGIC.length;
const LENGTH_AT = VERSION_AT + 1;
const COUNT_AT = LENGTH_AT + 4;
const BOXES_AT = COUNT_AT + 1;
const KEY_BYTES = 32;
const BOX_BYTES = KEY_BYTES + 48;
const NONCE_BYTES = 24;
const TAG_BYTES = 16;
const CHECKSUM_BYTES = 8;
const CONTENT_LENGTH_BYTES = 4;
const SMALLEST_BYTES = 1024;
/** Up to here a file is 1 KB · 2^k long, above it a multiple of this. */
const STEP_BYTES = 1024 * 1024;

const DOMAIN = utf8('hearth/bundle-file/1');
const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const checksumOf = (bytes: Uint8Array): Uint8Array => sha256(DOMAIN, bytes).subarray(0, CHECKSUM_BYTES);

/** How long a file of at least so many bytes is made, so that its length says little. */
const paddedLength = (bytes: number): number => {
  if (bytes > STEP_BYTES) return Math.ceil(bytes / STEP_BYTES) * STEP_BYTES;
  return Math.max(SMALLEST_BYTES, 2 ** Math.ceil(Math.log2(bytes)));
};

const headOf = (length: number, boxes: readonly Uint8Array[]): Uint8Array => {
  const head = new Uint8Array(BOXES_AT + boxes.length * BOX_BYTES);
  head.set(MAGIC);
  head[VERSION_AT] = VERSION;
  view(head).setUint32(LENGTH_AT, length);
  head[COUNT_AT] = boxes.length;
  boxes.forEach((box, at) => head.set(box, BOXES_AT + at * BOX_BYTES));
  return head;
};

/**
 * Seals content for devices by their sealing keys: a key used once, in a box for each device beside boxes for nobody; the content under it
 * (XChaCha20-Poly1305, all that stands before it authenticated with it), padded. The file names no one and no circle.
 */
export const sealFile = (content: Uint8Array, sealingKeys: readonly Uint8Array[], random: Random): Uint8Array => {
  const key = random.bytes(KEY_BYTES);
  const boxes = boxesFor(sealingKeys, key, random);
  const around = BOXES_AT + boxes.length * BOX_BYTES + NONCE_BYTES + TAG_BYTES + CHECKSUM_BYTES;
  const length = paddedLength(around + CONTENT_LENGTH_BYTES + content.length);
  const plain = new Uint8Array(length - around);
  view(plain).setUint32(0, content.length);
  plain.set(content, CONTENT_LENGTH_BYTES);
  const head = headOf(length, boxes);
  const nonce = random.bytes(NONCE_BYTES);
  const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, Buffer.concat([head, nonce]), null, nonce, key);
  const whole = new ByteWriter(length).raw(head).raw(nonce).raw(sealed);
  return whole.raw(checksumOf(whole.finish())).finish();
};

/** A file that is whole and of this version; nothing of it has been opened yet. */
export type BundleFile = { readonly boxes: readonly Uint8Array[]; readonly before: Uint8Array; readonly nonce: Uint8Array; readonly sealed: Uint8Array };

/** Fails with `bundle-not-found` (something else), `bundle-too-large`, `bundle-broken` (cut off, changed on the way), `bundle-older`, `bundle-newer`. */
export const readFile = (bytes: Uint8Array): BundleFile => {
  if (!sameBytes(bytes.subarray(0, MAGIC.length), MAGIC)) throw new AppError('bundle-not-found');
  if (bytes.length > MAX_BUNDLE_BYTES) throw new AppError('bundle-too-large');
  // What a length says is compared, never allocated.
  const isWhole = bytes.length >= BOXES_AT + CHECKSUM_BYTES && view(bytes).getUint32(LENGTH_AT) === bytes.length;
  if (!isWhole || !sameBytes(checksumOf(bytes.subarray(0, -CHECKSUM_BYTES)), bytes.subarray(-CHECKSUM_BYTES))) throw new AppError('bundle-broken');
  const version = bytes[VERSION_AT] ?? 0;
  if (version !== VERSION) throw new AppError(version < VERSION ? 'bundle-older' : 'bundle-newer');
  const count = bytes[COUNT_AT] ?? 0;
  const nonceAt = BOXES_AT + count * BOX_BYTES;
  const sealedAt = nonceAt + NONCE_BYTES;
  if (count === 0 || count > MAX_BUNDLE_DEVICES || bytes.length < sealedAt + CONTENT_LENGTH_BYTES + TAG_BYTES + CHECKSUM_BYTES) throw new AppError('bundle-broken');
  return {
    boxes: Array.from({ length: count }, (_, at) => bytes.subarray(BOXES_AT + at * BOX_BYTES, BOXES_AT + (at + 1) * BOX_BYTES)),
    before: bytes.subarray(0, sealedAt),
    nonce: bytes.subarray(nonceAt, sealedAt),
    sealed: bytes.subarray(sealedAt, -CHECKSUM_BYTES),
  };
};

const openWith = ({ before, nonce, sealed }: BundleFile, key: Uint8Array): Uint8Array => {
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed, before, nonce, key);
  } catch {
    throw new AppError('bundle-broken');
  }
};

/** What a file holds for the device of these keys; undefined when it is not for it. Fails with `bundle-broken`. */
export const openFile = (file: BundleFile, keys: Pick<DeviceKeys, 'sealing'>): Uint8Array | undefined => {
  const key = openFirstBox(file.boxes, keys);
  if (!key) return undefined;
  const plain = openWith(file, key);
  const length = view(plain).getUint32(0);
  if (length > plain.length - CONTENT_LENGTH_BYTES) throw new AppError('bundle-broken');
  return plain.subarray(CONTENT_LENGTH_BYTES, CONTENT_LENGTH_BYTES + length);
};
