import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { bytes, type Codec, fixed, record, uint, type ValueOf } from '../../wire/codec.ts';
import { MOST_BLOB_BYTES, MOST_LIST_BYTES, MOST_PIECES, PIECE_BYTES } from '../blob-format.ts';
import { BLOB_LIMITS } from '../limits.ts';

const address = fixed(32);
const index = uint(MOST_PIECES);

/** Every message of the blob channel. Its place in this list is its first byte on the wire. */
export const BLOB_MESSAGES = {
  /** "What do you hold of this, and tell me when it is more." */
  look: record({ address }),
  /** One bit a piece, the first in the highest bit; empty: nothing. */
  holds: record({ address, bits: bytes(MOST_PIECES / 8) }),
  /** "The list of hashes, please." The size is what the description of the file says. */
  listWanted: record({ address, sizeBytes: uint(MOST_BLOB_BYTES + 1) }),
  list: record({ address, list: bytes(MOST_LIST_BYTES) }),
  /** That many pieces, from this one on. */
  get: record({ address, index, count: uint(BLOB_LIMITS.window + 1) }),
  piece: record({ address, index, data: bytes(PIECE_BYTES) }),
  /** "I said I had it, and have it no longer." */
  lacks: record({ address, index }),
} as const;

type Messages = typeof BLOB_MESSAGES;
type BlobMessageType = keyof Messages;
export type BlobMessage = { readonly [T in BlobMessageType]: { readonly type: T } & ValueOf<Messages[T]> }[BlobMessageType];
export type BlobMessageOf<T extends BlobMessageType> = Extract<BlobMessage, { type: T }>;

const TYPES = Object.keys(BLOB_MESSAGES) as BlobMessageType[];

const MOST_HEAD_BYTES = 64;
/** The longest message: a list of hashes, with its head. */
export const MOST_BLOB_MESSAGE_BYTES = MOST_LIST_BYTES + MOST_HEAD_BYTES;

/** Room for any piece with its head. */
export const MOST_PIECE_MESSAGE_BYTES = PIECE_BYTES + MOST_HEAD_BYTES;

/** @param desk memory for a piece with its head, which the bytes are then a part of; without it they have their own */
export const encodeBlobMessage = (message: BlobMessage, desk?: Uint8Array<ArrayBuffer>): Uint8Array => {
  const to = encoding.createEncoder();
  const isPiece = message.type === 'piece';
  // It fits at once and is used as it lies there: an encoder that grows, and gives a copy, copies each piece three times more.
  if (isPiece) to.cbuf = desk ?? new Uint8Array(message.data.length + MOST_HEAD_BYTES);
  encoding.writeUint8(to, TYPES.indexOf(message.type));
  (BLOB_MESSAGES[message.type] as unknown as Codec<BlobMessage>).write(to, message);
  return isPiece ? to.cbuf.subarray(0, to.cpos) : encoding.toUint8Array(to);
};

/** Whether these bytes would be a piece: all else is kept longer than it takes to hear it. */
export const isPieceMessage = (data: Uint8Array): boolean => TYPES[data[0] ?? 255] === 'piece';

/** The message in these bytes; undefined when they are not exactly one. A long field is a part of `data`, and no copy. */
export const decodeBlobMessage = (data: Uint8Array): BlobMessage | undefined => {
  const type = TYPES[data[0] ?? 255];
  if (type === undefined) return undefined;
  try {
    const from = decoding.createDecoder(data);
    from.pos = 1;
    const value = BLOB_MESSAGES[type].read(from);
    return from.pos === data.length ? ({ type, ...value } as BlobMessage) : undefined;
  } catch {
    return undefined;
  }
};
