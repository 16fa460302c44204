import { webcrypto } from 'node:crypto';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

const ALGORITHM = 'AES-GCM';
const IV_BYTES = 12;

/** y-webrtc 10's form of a sealed signaling frame: algorithm, IV, AES-GCM over lib0's `any` encoding, base64. */
export const sealFrame = async (frame: unknown, key: webcrypto.CryptoKey): Promise<string> => {
  const plain = encoding.createEncoder();
  encoding.writeAny(plain, frame as never);
  const iv = webcrypto.getRandomValues(new Uint8Array(IV_BYTES));
  const sealed = await webcrypto.subtle.encrypt({ name: ALGORITHM, iv }, key, new Uint8Array(encoding.toUint8Array(plain)));
  const to = encoding.createEncoder();
  encoding.writeVarString(to, ALGORITHM);
  encoding.writeVarUint8Array(to, iv);
  encoding.writeVarUint8Array(to, new Uint8Array(sealed));
  return Buffer.from(encoding.toUint8Array(to)).toString('base64');
};

/** What a sealed frame says; undefined when it was not sealed with this key. */
export const openFrame = async (data: string, key: webcrypto.CryptoKey): Promise<unknown> => {
  try {
    const from = decoding.createDecoder(new Uint8Array(Buffer.from(data, 'base64')));
    if (decoding.readVarString(from) !== ALGORITHM) return undefined;
    const iv = new Uint8Array(decoding.readVarUint8Array(from));
    const sealed = new Uint8Array(decoding.readVarUint8Array(from));
    if (iv.length !== IV_BYTES) return undefined;
    const plain = await webcrypto.subtle.decrypt({ name: ALGORITHM, iv }, key, sealed);
    return decoding.readAny(decoding.createDecoder(new Uint8Array(plain)));
  } catch {
    return undefined;
  }
};
