import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

const ALGORITHM = 'AES-GCM';
const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * y-webrtc 10's form of a sealed signaling frame: algorithm, IV, AES-GCM over lib0's `any` encoding, base64. At once and here: a room of twenty hears
 * thousands of these while its links are made, and to hand each to another thread, as WebCrypto does, costs ten times what sealing it does.
 */
export const sealFrame = (frame: unknown, key: KeyObject): string => {
  const plain = encoding.createEncoder();
  encoding.writeAny(plain, frame as never);
  const iv = new Uint8Array(randomBytes(IV_BYTES));
  const cipher = createCipheriv(CIPHER, key, iv);
  const sealed = Buffer.concat([cipher.update(encoding.toUint8Array(plain)), cipher.final(), cipher.getAuthTag()]);
  const to = encoding.createEncoder();
  encoding.writeVarString(to, ALGORITHM);
  encoding.writeVarUint8Array(to, iv);
  encoding.writeVarUint8Array(to, sealed);
  return Buffer.from(encoding.toUint8Array(to)).toString('base64');
};

/** What a sealed frame says; undefined when it was not sealed with this key. */
export const openFrame = (data: string, key: KeyObject): unknown => {
  try {
    const from = decoding.createDecoder(new Uint8Array(Buffer.from(data, 'base64')));
    if (decoding.readVarString(from) !== ALGORITHM) return undefined;
    const iv = decoding.readVarUint8Array(from);
    const sealed = decoding.readVarUint8Array(from);
    if (iv.length !== IV_BYTES || sealed.length < TAG_BYTES) return undefined;
    const cipher = createDecipheriv(CIPHER, key, iv);
    cipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    const plain = Buffer.concat([cipher.update(sealed.subarray(0, -TAG_BYTES)), cipher.final()]);
    return decoding.readAny(decoding.createDecoder(new Uint8Array(plain)));
  } catch {
    return undefined;
  }
};
