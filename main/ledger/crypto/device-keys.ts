import { type KeyObject, sign } from 'node:crypto';
import type { CircleId, DeviceId, PersonId } from '#contract';
import { ed25519Key } from '#platform';
import { fromBase64Url, toBase64Url } from '../wire/base64-url.ts';
import { hkdf, sha256, utf8 } from './hash.ts';
import { sodium, verifySignature } from './sodium.ts';

type KeyPair = { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array };

/** The keys of one device in one circle. */
export type DeviceKeys = { readonly device: DeviceId; readonly signing: KeyPair; readonly sealing: KeyPair };

/**
 * Keys of the `index`th device kept here for a circle. `salt` is random, for the founder the nonce of genesis.
 * Different in every circle, so that two circles cannot be linked by them.
 */
export const deriveDeviceKeys = (masterKey: Uint8Array, salt: Uint8Array, index: number): DeviceKeys => {
  const signing = sodium.crypto_sign_seed_keypair(hkdf(masterKey, salt, `hearth/sign/1/${index}`));
  const sealing = sodium.crypto_box_seed_keypair(hkdf(masterKey, salt, `hearth/seal/1/${index}`));
  return { device: toBase64Url(signing.publicKey), signing, sealing };
};

const SEED_BYTES = 32;
const signers = new WeakMap<DeviceKeys, KeyObject>();

const signerOf = (keys: DeviceKeys): KeyObject => {
  // libsodium's private key is the seed and the public key in a row.
  const signer = signers.get(keys) ?? ed25519Key(keys.signing.privateKey.subarray(0, SEED_BYTES));
  signers.set(keys, signer);
  return signer;
};

/** Ed25519 by OpenSSL: the same 64 bytes as libsodium's, which are fixed by RFC 8032, in less time. Only verifying has to be libsodium's. */
export const signWith = (keys: DeviceKeys, message: Uint8Array): Uint8Array => sign(null, message, signerOf(keys));

/** A person is named after its first device, so nobody can claim another's name for it. */
export const personIdOf = (circle: CircleId, firstDevice: DeviceId): PersonId =>
  toBase64Url(sha256(utf8('hearth/person/1'), fromBase64Url(circle), fromBase64Url(firstDevice)).subarray(0, 16));

/** What a joining device is to be: one that reads and writes, or one that only keeps. */
export type JoinerUse = 'desktop' | 'mailbox';
type DeviceClaim = { readonly circle: Uint8Array; readonly device: DeviceId; readonly sealing: Uint8Array };
type JoinerClaim = DeviceClaim & { readonly use?: JoinerUse };

/** A mailbox signs under a name of its own, so that nobody can admit it as a desktop and hand it keys to read with. */
const claimBytes = ({ circle, device, sealing, use = 'desktop' }: JoinerClaim): Uint8Array =>
  Buffer.concat([utf8(use === 'mailbox' ? 'hearth/mailbox/1' : 'hearth/device/1'), circle, fromBase64Url(device), sealing]);

/** The device's own word that these keys are its keys in this circle. */
export const signDeviceClaim = (keys: DeviceKeys, circle: Uint8Array, use: JoinerUse = 'desktop'): Uint8Array =>
  signWith(keys, claimBytes({ circle, device: keys.device, sealing: keys.sealing.publicKey, use }));

const isSealingKey = (key: Uint8Array): boolean => {
  try {
    sodium.crypto_scalarmult(new Uint8Array(32).fill(0x55), key);
    return true;
  } catch {
    return false;
  }
};

/** True when the device signed for both keys and the sealing key is none of the few that give no secrecy. */
export const isDeviceClaim = (claim: JoinerClaim, signature: Uint8Array): boolean =>
  verifySignature(signature, claimBytes(claim), fromBase64Url(claim.device)) && isSealingKey(claim.sealing);

type DeviceOfClaim = DeviceClaim & { readonly person: PersonId; readonly use: 'desktop' | 'recovery' };

const claimOfBytes = ({ circle, person, use, device, sealing }: DeviceOfClaim): Uint8Array =>
  Buffer.concat([utf8('hearth/device-of/1'), circle, fromBase64Url(person), Uint8Array.of(use === 'recovery' ? 1 : 0), fromBase64Url(device), sealing]);

/** A further device's own word that it is this person's, with these keys. */
export const signDeviceOfClaim = (keys: DeviceKeys, of: { readonly circle: Uint8Array; readonly person: PersonId; readonly use: 'desktop' | 'recovery' }): Uint8Array =>
  signWith(keys, claimOfBytes({ ...of, device: keys.device, sealing: keys.sealing.publicKey }));

/** True when the device signed to be this person's, and the sealing key is none of the few that give no secrecy. */
export const isDeviceOfClaim = (claim: DeviceOfClaim, signature: Uint8Array): boolean =>
  verifySignature(signature, claimOfBytes(claim), fromBase64Url(claim.device)) && isSealingKey(claim.sealing);
