import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import { machineFailure } from '#platform';
import { type BlobName, hashAt, hashOf, isBlobName, isListOf, PIECE_BYTES, pieceLength, piecesOf } from '../blob-format.ts';

const SIZE_BYTES = 8;
const HASH_BYTES = 32;
const PART = '.part';

export const partFileOf = (file: string): string => file + PART;

const tailBytes = (count: number): number => count * (HASH_BYTES + 1) + SIZE_BYTES;

const sizeField = (sizeBytes: number): Buffer => {
  const field = Buffer.alloc(SIZE_BYTES);
  field.writeBigUInt64BE(BigInt(sizeBytes));
  return field;
};

/** Runs a piece of file work; a full or read-only disk comes out as the sentence it is. */
export const onDisk = <Value>(work: () => Value): Value => {
  try {
    return work();
  } catch (error) {
    throw machineFailure(error) ?? error;
  }
};

/** Fills `bytes`; undefined when the file ends before. */
const readAt = (handle: number, bytes: Uint8Array, position: number): Uint8Array | undefined => {
  const { length } = bytes;
  let done = 0;
  while (done < length) {
    const read = readSync(handle, bytes, done, length - done, position + done);
    if (read === 0) return undefined;
    done += read;
  }
  return bytes;
};

const writeAt = (handle: number, bytes: Uint8Array, position: number): void => {
  let done = 0;
  while (done < bytes.length) done += writeSync(handle, bytes, done, bytes.length - done, position + done);
};

type Parts = { readonly handle: number; readonly name: BlobName; readonly list: Uint8Array; readonly held: Uint8Array };

/**
 * One blob on disk: `pieces ‖ hash of each piece ‖ one byte a piece: is it here ‖ size`, under its address once whole, with `.part` behind it before.
 * Invariants: the list of hashes is the one the address names; a piece is noted as here only after it was verified and written; and since a power
 * cut may lose what was written last, every piece is verified again when it is read: one that is not right any more counts as missing.
 */
export class StoredBlob {
  readonly name: BlobName;
  readonly list: Uint8Array;
  readonly #file: string;
  readonly #held: Uint8Array;
  #handle: number;
  #missing: number;

  private constructor(file: string, { handle, name, list, held }: Parts) {
    this.#file = file;
    this.#handle = handle;
    this.name = name;
    this.list = list;
    this.#held = held;
    this.#missing = held.reduce((missing, here) => missing + (here === 1 ? 0 : 1), 0);
  }

  /** A blob of which nothing is here but its list of hashes. `list` has been checked. Fails with `disk-full`, `data-dir-unwritable`. */
  static begin(file: string, name: BlobName, list: Uint8Array): StoredBlob {
    const held = new Uint8Array(piecesOf(name.sizeBytes));
    return onDisk(() => {
      const handle = openSync(file + PART, 'w+', 0o600);
      try {
        ftruncateSync(handle, name.sizeBytes);
        writeAt(handle, Buffer.concat([list, held, sizeField(name.sizeBytes)]), name.sizeBytes);
      } catch (error) {
        closeSync(handle);
        throw error;
      }
      return new StoredBlob(file, { handle, name, list, held });
    });
  }

  /** Opens what is stored under an address, whole or in part; undefined when there is nothing, or nothing that can be the blob of that name. */
  static open(file: string, address: string): StoredBlob | undefined {
    for (const path of [file, file + PART]) {
      let handle: number;
      try {
        handle = openSync(path, 'r+');
      } catch {
        continue;
      }
      const parts = readTail(handle, address);
      if (!parts) {
        closeSync(handle);
        continue;
      }
      const blob = new StoredBlob(file, parts);
      // A crash came between the last piece and the name.
      if (path !== file && blob.missing === 0) blob.#complete();
      return blob;
    }
    return undefined;
  }

  get pieces(): number {
    return this.#held.length;
  }

  get missing(): number {
    return this.#missing;
  }

  get heldBytes(): number {
    return this.#missing === 0 ? this.name.sizeBytes : Math.min(this.name.sizeBytes, (this.pieces - this.#missing) * PIECE_BYTES);
  }

  has(index: number): boolean {
    return this.#held[index] === 1;
  }

  /** One bit a piece, the first in the highest bit: what a peer is told. */
  bits(): Uint8Array {
    const bits = new Uint8Array(Math.ceil(this.pieces / 8));
    for (let index = 0; index < this.pieces; index += 1) if (this.has(index)) bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7));
    return bits;
  }

  /** Stores a piece; false when it is not the one. Fails with `disk-full`, `data-dir-unwritable`. */
  put(index: number, piece: Uint8Array): boolean {
    if (index >= this.pieces || piece.length !== pieceLength(this.name.sizeBytes, index)) return false;
    if (Buffer.compare(hashOf(piece), hashAt(this.list, index)) !== 0) return false;
    if (this.has(index)) return true;
    onDisk(() => {
      writeAt(this.#handle, piece, index * PIECE_BYTES);
      this.#note(index, 1);
      if (this.#missing === 0) this.#complete();
    });
    return true;
  }

  /**
   * A piece, verified; undefined when it is not here (any more).
   * @param desk memory for a piece, to read it into; without it the piece has its own
   */
  piece(index: number, desk?: Uint8Array): Uint8Array | undefined {
    if (!this.has(index)) return undefined;
    const length = pieceLength(this.name.sizeBytes, index);
    const bytes = readAt(this.#handle, desk?.subarray(0, length) ?? new Uint8Array(length), index * PIECE_BYTES);
    if (bytes && Buffer.compare(hashOf(bytes), hashAt(this.list, index)) === 0) return bytes;
    const wasWhole = this.#missing === 0;
    onDisk(() => {
      this.#note(index, 0);
      if (wasWhole) renameSync(this.#file, this.#file + PART);
    });
    return undefined;
  }

  close(): void {
    if (this.#handle >= 0) closeSync(this.#handle);
    this.#handle = -1;
  }

  #note(index: number, here: 0 | 1): void {
    writeAt(this.#handle, Uint8Array.of(here), this.name.sizeBytes + this.pieces * HASH_BYTES + index);
    this.#held[index] = here;
    this.#missing += here === 1 ? -1 : 1;
  }

  #complete(): void {
    fsyncSync(this.#handle);
    renameSync(this.#file + PART, this.#file);
  }
}

const readTail = (handle: number, address: string): Parts | undefined => {
  const { size } = fstatSync(handle);
  const field = size >= SIZE_BYTES ? readAt(handle, new Uint8Array(SIZE_BYTES), size - SIZE_BYTES) : undefined;
  if (!field) return undefined;
  const name = { address, sizeBytes: Number(Buffer.from(field).readBigUInt64BE()) };
  if (!isBlobName(name)) return undefined;
  const count = piecesOf(name.sizeBytes);
  if (size !== name.sizeBytes + tailBytes(count)) return undefined;
  const tail = readAt(handle, new Uint8Array(count * (HASH_BYTES + 1)), name.sizeBytes);
  const list = tail?.slice(0, count * HASH_BYTES);
  if (!tail || !list || !isListOf(name, list)) return undefined;
  return { handle, name, list, held: tail.slice(count * HASH_BYTES) };
};
