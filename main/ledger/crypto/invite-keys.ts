import { fromBase64Url } from '../wire/base64-url.ts';
import { hkdf, utf8 } from './hash.ts';
import { sodium, verifySignature } from './sodium.ts';

export type InviteKeys = { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array };

/** The key pair that an invite's 16-byte seed gives. */
export const inviteKeysOf = (seed: Uint8Array): InviteKeys => sodium.crypto_sign_seed_keypair(hkdf(seed, new Uint8Array(0), 'hearth/invite/1'));

/** What the holder of an invite signs. `device` and `sealing` are base64url. */
export type JoinClaim = { readonly circle: Uint8Array; readonly invite: string; readonly device: string; readonly sealing: string };

const claimBytes = ({ circle, invite, device, sealing }: JoinClaim): Uint8Array =>
  Buffer.concat([utf8('hearth/join/1'), circle, fromBase64Url(invite), fromBase64Url(device), fromBase64Url(sealing)]);

export const proveInvite = (keys: InviteKeys, claim: JoinClaim): Uint8Array => sodium.crypto_sign_detached(claimBytes(claim), keys.privateKey);

export const isInviteProof = (claim: JoinClaim, proof: Uint8Array): boolean => verifySignature(proof, claimBytes(claim), fromBase64Url(claim.invite));
