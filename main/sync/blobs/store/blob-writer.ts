import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { addressOf, type BlobName, hashOf, MOST_PIECES, piecesOf } from '../blob-format.ts';
import { must } from '#contract';
import { onDisk } from './stored-blob.ts';

/** Writes a new blob piece by piece. It has no name before its last piece; until then the file ends in `.new`, and a start sweeps it away. */
export class BlobWriter {
  readonly #folder: string;
  readonly #file: string;
  readonly #handle: number;
  readonly #hashes: Uint8Array[] = [];
  #sizeBytes = 0;
  #isOver = false;

  /** @param draftName of the unfinished file, unique in the folder. Fails with `disk-full`, `data-dir-unwritable`. */
  constructor(folder: string, draftName: string) {
    this.#folder = folder;
    this.#file = `${folder}/${draftName}.new`;
    this.#handle = onDisk(() => openSync(this.#file, 'wx', 0o600));
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** Every piece but the last has `PIECE_BYTES`. Fails with `disk-full`, `data-dir-unwritable`. */
  add(piece: Uint8Array): void {
    must(!this.#isOver && this.#hashes.length < MOST_PIECES, 'a blob has a limit');
    this.#write(piece);
    this.#hashes.push(hashOf(piece));
    this.#sizeBytes += piece.length;
  }

  /** Makes it a blob: it is on disk when this returns. */
  finish(): BlobName {
    must(!this.#isOver && this.#hashes.length > 0 && this.#hashes.length === piecesOf(this.#sizeBytes), 'a blob has pieces');
    const list = Buffer.concat(this.#hashes);
    const name = { address: addressOf(this.#sizeBytes, list), sizeBytes: this.#sizeBytes };
    const size = Buffer.alloc(8);
    size.writeBigUInt64BE(BigInt(this.#sizeBytes));
    this.#write(Buffer.concat([list, new Uint8Array(this.#hashes.length).fill(1), size]));
    onDisk(() => fsyncSync(this.#handle));
    this.#close();
    onDisk(() => renameSync(this.#file, `${this.#folder}/${name.address}`));
    return name;
  }

  /** Nothing stays of it. */
  drop(): void {
    if (this.#isOver) return;
    this.#close();
    rmSync(this.#file, { force: true });
  }

  #write(bytes: Uint8Array): void {
    onDisk(() => {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.#handle, bytes, done);
    });
  }

  #close(): void {
    this.#isOver = true;
    closeSync(this.#handle);
  }
}
