import { generateKeyPairSync, sign } from 'node:crypto';
import type { LinkIdentity } from '../../main/sync/link/link.ts';

/** A device that is nothing but its key: enough for links. */
export const deviceDouble = (side: LinkIdentity['side'] = 'member', scope = 'the circle'): LinkIdentity => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const device = new Uint8Array(Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'));
  return { side, scope, device, sign: (message) => new Uint8Array(sign(null, message, privateKey)) };
};
