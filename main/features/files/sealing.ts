import type { Random } from '#platform';
import type { BlobName, BlobShelf, BlobWriter } from '#sync';
import { CLEAR_PIECE_BYTES, FILE_KEY_BYTES, sealPiece } from './sealed-file.ts';

/** A file on its way onto the shelf: sealed as it comes, so that no clear byte touches the disk. */
export class Sealing {
  readonly key: Uint8Array;
  readonly #writer: BlobWriter;
  #left: Uint8Array = new Uint8Array(0);
  #pieces = 0;

  /** Fails with `disk-full`, `data-dir-unwritable`. */
  constructor(shelf: BlobShelf, random: Random) {
    this.key = random.bytes(FILE_KEY_BYTES);
    this.#writer = shelf.write();
  }

  /** Fails with `disk-full`, `data-dir-unwritable`. */
  add(bytes: Uint8Array): void {
    const all = this.#left.length === 0 ? bytes : Buffer.concat([this.#left, bytes]);
    let at = 0;
    // The last piece stays open: nobody knows yet that it is the last.
    for (; all.length - at > CLEAR_PIECE_BYTES; at += CLEAR_PIECE_BYTES) this.#put(all.subarray(at, at + CLEAR_PIECE_BYTES));
    this.#left = all.slice(at);
  }

  finish(): BlobName {
    this.#put(this.#left);
    return this.#writer.finish();
  }

  drop(): void {
    this.#writer.drop();
  }

  #put(clear: Uint8Array): void {
    this.#writer.add(sealPiece(this.key, this.#pieces, clear));
    this.#pieces += 1;
  }
}
