import { createCipheriv, createDecipheriv } from 'node:crypto';
import { must } from '#contract';
import type { Random } from '../random.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

type Sealing = { readonly key: Uint8Array; readonly label: string };

/** AES-256-GCM; base64 of nonce, tag, ciphertext. `label` is bound to it, so that one secret cannot stand in for another. */
export const seal = (plain: Uint8Array, { key, label }: Sealing, random: Random): string => {
  must(key.length === 32, 'a sealing key has 32 bytes');
  const nonce = random.bytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(`hearth/keystore/1|${label}`));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
};

/** The secret inside, or undefined when the key or the label is another, or a byte was changed. */
export const unseal = (sealed: string, { key, label }: Sealing): Uint8Array | undefined => {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(`hearth/keystore/1|${label}`));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    return new Uint8Array(Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]));
  } catch {
    return undefined;
  }
};
