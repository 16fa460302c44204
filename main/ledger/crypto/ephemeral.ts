import type { DeviceId } from '#contract';
import type { Random } from '#platform';
import { fromBase64Url, toBase64Url } from '../wire/base64-url.ts';
import { type DeviceKeys, signWith } from './device-keys.ts';
import type { EpochSecrets } from './epoch-secrets.ts';
import { utf8 } from './hash.ts';
import { sodium, verifySignature } from './sodium.ts';

const DOMAIN = utf8('hearth/ephemeral/1');
const VERSION = 1;
const NONCE_AT = 33;
const SEALED_AT = NONCE_AT + 24;
/** Version, epoch id, nonce, tag, device, signature: what a frame weighs without its text. */
const OVERHEAD_BYTES = SEALED_AT + 16 + 32 + 64;

/** The largest sealed frame, and what fits in. */
export const MAX_EPHEMERAL_BYTES = 1024;
export const MAX_EPHEMERAL_PLAIN_BYTES = MAX_EPHEMERAL_BYTES - OVERHEAD_BYTES;

type Place = { readonly circle: Uint8Array; readonly epochId: string };

const signedBytes = ({ circle, epochId }: Place, nonce: Uint8Array, plain: Uint8Array): Uint8Array =>
  Buffer.concat([DOMAIN, circle, fromBase64Url(epochId), nonce, plain]);

/** A frame that members can open and that says by which device it was made. The device's key is inside: outsiders cannot tell who speaks. */
export const sealEphemeral = (
  plain: Uint8Array,
  place: Place & { readonly key: EpochSecrets['key'] },
  author: { readonly keys: DeviceKeys; readonly random: Random },
): Uint8Array => {
  const nonce = author.random.bytes(24);
  const signature = signWith(author.keys, signedBytes(place, nonce, plain));
  const inside = Buffer.concat([author.keys.signing.publicKey, signature, plain]);
  const head = Buffer.concat([Uint8Array.of(VERSION), fromBase64Url(place.epochId)]);
  const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(inside, Buffer.concat([DOMAIN, place.circle, head]), null, nonce, place.key);
  return Buffer.concat([head, nonce, sealed]);
};

/** Undefined when the frame is not for this circle, or not signed by the device it names. */
export const openEphemeral = (
  frame: Uint8Array,
  circle: Uint8Array,
  epochs: ReadonlyMap<string, EpochSecrets>,
): { readonly device: DeviceId; readonly plain: Uint8Array } | undefined => {
  if (frame.length < OVERHEAD_BYTES || frame.length > MAX_EPHEMERAL_BYTES || frame[0] !== VERSION) return undefined;
  const epochId = toBase64Url(frame.subarray(1, NONCE_AT));
  const key = epochs.get(epochId)?.key;
  if (!key) return undefined;
  const nonce = frame.subarray(NONCE_AT, SEALED_AT);
  const aad = Buffer.concat([DOMAIN, circle, frame.subarray(0, NONCE_AT)]);
  try {
    const inside = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, frame.subarray(SEALED_AT), aad, nonce, key);
    const device = inside.subarray(0, 32);
    const plain = inside.subarray(96);
    return verifySignature(inside.subarray(32, 96), signedBytes({ circle, epochId }, nonce, plain), device) ? { device: toBase64Url(device), plain } : undefined;
  } catch {
    return undefined;
  }
};
