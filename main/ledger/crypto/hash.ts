import { createHash, hash, hkdfSync } from 'node:crypto';

/** SHA-256 over the parts in a row, 32 bytes. */
export const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  if (parts.length === 1 && parts[0]) return hash('sha256', parts[0], 'buffer');
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest();
};

/** HKDF-SHA-256 (RFC 5869), 32 bytes. */
export const hkdf = (secret: Uint8Array, salt: Uint8Array, info: string): Uint8Array => new Uint8Array(hkdfSync('sha256', secret, salt, info, 32));

export const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
