import sodium from 'libsodium-wrappers';
import { must } from '#contract';

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));

/** RFC 8032, section 7.1, test 2. */
const VECTOR = {
  publicKey: hex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c'),
  message: hex('72'),
  signature: hex(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ),
};
/** draft-irtf-cfrg-xchacha-03, appendix A.3.1. */
const SEALED = {
  key: hex('808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f'),
  nonce: hex('404142434445464748494a4b4c4d4e4f5051525354555657'),
  aad: hex('50515253c0c1c2c3c4c5c6c7'),
  tag: hex('c0875924c1c7987947deafd8780acf49'),
  plain: "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.",
};

/**
 * True when `signature` (64 bytes) over `message` is by `publicKey` (32 bytes). Keys of small order are refused.
 * Everybody verifies with libsodium: libraries that differ on odd keys would split what peers accept.
 */
export const verifySignature = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean => {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  return sodium.crypto_sign_verify_detached(signature, message, publicKey);
};

/** Waits for libsodium and checks it against published vectors; throws when this machine computes anything else. */
export const startSodium = async (): Promise<void> => {
  await sodium.ready;
  must(verifySignature(VECTOR.signature, VECTOR.message, VECTOR.publicKey), 'Ed25519 accepts a known good signature');
  const forged = VECTOR.signature.slice();
  forged[0] = (forged[0] ?? 0) ^ 1;
  must(!verifySignature(forged, VECTOR.message, VECTOR.publicKey), 'Ed25519 refuses a broken signature');
  const smallOrder = new Uint8Array(32);
  smallOrder[0] = 1;
  must(!verifySignature(new Uint8Array([...smallOrder, ...new Uint8Array(32)]), VECTOR.message, smallOrder), 'keys of small order are refused');
  const { key, nonce, aad, tag, plain } = SEALED;
  const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, aad, null, nonce, key);
  must(Buffer.compare(sealed.subarray(-16), tag) === 0, 'XChaCha20-Poly1305 gives the published tag');
};

export { sodium };
