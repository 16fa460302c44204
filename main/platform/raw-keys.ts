import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** RFC 8410: an Ed25519 or X25519 private key in PKCS #8 is this and the 32 bytes of the key. */
const ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const X25519 = Buffer.from('302e020100300506032b656e04220420', 'hex');
const KEY_BYTES = 32;

const keyOf = (prefix: Buffer, seed: Uint8Array): KeyObject => createPrivateKey({ key: Buffer.concat([prefix, seed]), format: 'der', type: 'pkcs8' });

/** The private key for signing that belongs to a seed of 32 bytes (RFC 8032). */
export const ed25519Key = (seed: Uint8Array): KeyObject => keyOf(ED25519, seed);

/** The private key for agreements of these 32 bytes (RFC 7748). */
export const x25519Key = (seed: Uint8Array): KeyObject => keyOf(X25519, seed);

/** The 32 bytes of the public key beside it. */
export const publicKeyOf = (key: KeyObject): Uint8Array => new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES));
