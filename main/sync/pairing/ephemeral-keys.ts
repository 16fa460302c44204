import { createPrivateKey, createPublicKey, diffieHellman, type KeyObject, sign } from 'node:crypto';

/** RFC 8410: an Ed25519 or X25519 private key in PKCS #8 is this and the 32 bytes of the key. */
const ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const X25519 = Buffer.from('302e020100300506032b656e04220420', 'hex');
const KEY_BYTES = 32;

const keyOf = (prefix: Buffer, seed: Uint8Array): KeyObject => createPrivateKey({ key: Buffer.concat([prefix, seed]), format: 'der', type: 'pkcs8' });
const publicOf = (key: KeyObject): Uint8Array => new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES));

/** A key pair for one link, from 32 random bytes. */
export const ephemeralSigner = (seed: Uint8Array): { readonly device: Uint8Array; readonly sign: (message: Uint8Array) => Uint8Array } => {
  const key = keyOf(ED25519, seed);
  return { device: publicOf(key), sign: (message) => sign(null, message, key) };
};

/** A key pair for one agreement, from 32 random bytes. `agree`: the shared secret; undefined for a key of small order, which gives none. */
export type Agreement = { readonly publicKey: Uint8Array; readonly agree: (theirs: Uint8Array) => Uint8Array | undefined };

export const ephemeralAgreement = (seed: Uint8Array): Agreement => {
  const privateKey = keyOf(X25519, seed);
  return {
    publicKey: publicOf(privateKey),
    agree: (theirs) => {
      try {
        const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: Buffer.from(theirs).toString('base64url') }, format: 'jwk' });
        const secret = diffieHellman({ privateKey, publicKey });
        return secret.some((byte) => byte !== 0) ? secret : undefined;
      } catch {
        return undefined;
      }
    },
  };
};
