import { createHash } from 'node:crypto';

/** Bytes of a piece; the last one of a blob may be shorter. */
export const PIECE_BYTES = 64 * 1024;
const HASH_BYTES = 32;
/** Room for 200 MB of clear text and the 16 bytes by which sealing makes each piece longer. */
export const MOST_PIECES = 3_072;
export const MOST_BLOB_BYTES = MOST_PIECES * PIECE_BYTES;
export const MOST_LIST_BYTES = MOST_PIECES * HASH_BYTES;

/** A blob by its address (SHA-256, hex) and its size; both stand in the sealed description of a file. */
export type BlobName = { readonly address: string; readonly sizeBytes: number };

export const ADDRESS = /^[0-9a-f]{64}$/;

export const piecesOf = (sizeBytes: number): number => Math.ceil(sizeBytes / PIECE_BYTES);

/** Bytes of the piece at `index` in a blob of that size. */
export const pieceLength = (sizeBytes: number, index: number): number => Math.min(PIECE_BYTES, sizeBytes - index * PIECE_BYTES);

export const hashOf = (piece: Uint8Array): Uint8Array => createHash('sha256').update(piece).digest();

/** The hash of the piece at `index`, out of a blob's list. */
export const hashAt = (list: Uint8Array, index: number): Uint8Array => list.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);

/**
 * The address of a blob: SHA-256("hearth/blob/1" ‖ size, 8 bytes ‖ SHA-256 of each piece), hex. Who knows it can check the list of hashes, and with
 * the list every piece alone, whoever sent it.
 */
export const addressOf = (sizeBytes: number, list: Uint8Array): string => {
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(sizeBytes));
  return createHash('sha256').update('hearth/blob/1').update(size).update(list).digest('hex');
};

/** Whether a list of hashes is the one that the name speaks of. */
export const isListOf = ({ address, sizeBytes }: BlobName, list: Uint8Array): boolean =>
  list.length === piecesOf(sizeBytes) * HASH_BYTES && addressOf(sizeBytes, list) === address;

/** Whether a name can be one at all: what is not is never asked for. */
export const isBlobName = ({ address, sizeBytes }: BlobName): boolean =>
  ADDRESS.test(address) && Number.isSafeInteger(sizeBytes) && sizeBytes > 0 && sizeBytes <= MOST_BLOB_BYTES;
