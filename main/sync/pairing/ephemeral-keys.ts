import { createPublicKey, diffieHellman, sign } from 'node:crypto';
import { ed25519Key, publicKeyOf, x25519Key } from '#platform';

/** A key pair for one link, from 32 random bytes. */
export const ephemeralSigner = (seed: Uint8Array): { readonly device: Uint8Array; readonly sign: (message: Uint8Array) => Uint8Array } => {
  const key = ed25519Key(seed);
  return { device: publicKeyOf(key), sign: (message) => sign(null, message, key) };
};

/** A key pair for one agreement, from 32 random bytes. `agree`: the shared secret; undefined for a key of small order, which gives none. */
export type Agreement = { readonly publicKey: Uint8Array; readonly agree: (theirs: Uint8Array) => Uint8Array | undefined };

export const ephemeralAgreement = (seed: Uint8Array): Agreement => {
  const privateKey = x25519Key(seed);
  return {
    publicKey: publicKeyOf(privateKey),
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
