import { createPublicKey, verify } from 'node:crypto';
import type { DeviceId } from '#contract';

export const deviceIdOf = (key: Uint8Array): DeviceId => Buffer.from(key).toString('base64url');
export const deviceKeyOf = (id: DeviceId): Uint8Array => new Uint8Array(Buffer.from(id, 'base64url'));

/** Whether `signature` (64 bytes) over `message` is of the device key `key` (Ed25519, 32 bytes). Never throws. */
export const isSignedBy = (key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean => {
  try {
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: deviceIdOf(key) }, format: 'jwk' });
    return verify(null, message, publicKey, signature);
  } catch {
    return false;
  }
};
