import { createCipheriv, createDecipheriv } from 'node:crypto';
import { PIECE_BYTES } from '#sync';

const TAG_BYTES = 16;
const DOMAIN = Buffer.from('hearth/file/1');
/** Clear bytes in a piece. */
export const CLEAR_PIECE_BYTES = PIECE_BYTES - TAG_BYTES;
export const FILE_KEY_BYTES = 32;

/** Bytes of the blob that holds a file of so many clear bytes. */
export const blobBytesOf = (sizeBytes: number): number => sizeBytes + TAG_BYTES * Math.ceil(sizeBytes / CLEAR_PIECE_BYTES);

/** A key seals one file, so a piece's number is a nonce that is used once. */
const nonceOf = (index: number): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 8);
  return nonce;
};

/** One piece of a file as it is stored and travels: ChaCha20-Poly1305 (RFC 8439) under the file's own key, bound to its place. */
export const sealPiece = (key: Uint8Array, index: number, clear: Uint8Array): Uint8Array => {
  const cipher = createCipheriv('chacha20-poly1305', key, nonceOf(index), { authTagLength: TAG_BYTES });
  cipher.setAAD(DOMAIN, { plaintextLength: clear.length });
  return Buffer.concat([cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
};

/** Undefined when it was not sealed by this key for this place. */
export const openPiece = (key: Uint8Array, index: number, sealed: Uint8Array): Uint8Array | undefined => {
  if (sealed.length <= TAG_BYTES) return undefined;
  const body = sealed.subarray(0, -TAG_BYTES);
  const decipher = createDecipheriv('chacha20-poly1305', key, nonceOf(index), { authTagLength: TAG_BYTES });
  decipher.setAAD(DOMAIN, { plaintextLength: body.length });
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch {
    return undefined;
  }
};
