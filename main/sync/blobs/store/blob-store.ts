import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CircleId } from '#contract';
import type { Random } from '#platform';
import { ADDRESS, type BlobName, isListOf } from '../blob-format.ts';
import { BlobWriter } from './blob-writer.ts';
import { onDisk, partFileOf, StoredBlob } from './stored-blob.ts';

/** Files kept open per circle: a transfer touches the same few again and again. */
const MOST_OPEN = 16;

/** A blob as far as it is here. */
export type Held = { readonly address: string; readonly heldBytes: number; readonly isWhole: boolean };

/** One circle's blobs: ciphertext by address. Nothing here can be read without the op that holds its key. */
export class BlobShelf {
  readonly #folder: string;
  readonly #random: Random;
  readonly #open = new Map<string, StoredBlob>();

  constructor(folder: string, random: Random) {
    this.#folder = folder;
    this.#random = random;
  }

  /** What is here of a blob; undefined when nothing is. */
  find(address: string): StoredBlob | undefined {
    if (!ADDRESS.test(address)) return undefined;
    const known = this.#open.get(address);
    if (known) return known;
    const found = StoredBlob.open(this.#file(address), address);
    return found && this.#keepOpen(found);
  }

  isWhole(address: string): boolean {
    return this.find(address)?.missing === 0;
  }

  /** Makes place for a blob whose list of hashes arrived; undefined when the list is not of that blob. Fails with `disk-full`, `data-dir-unwritable`. */
  begin(name: BlobName, list: Uint8Array): StoredBlob | undefined {
    if (!isListOf(name, list)) return undefined;
    this.#makeFolder();
    return this.find(name.address) ?? this.#keepOpen(StoredBlob.begin(this.#file(name.address), name, list));
  }

  /** A new blob of our own. Fails with `disk-full`, `data-dir-unwritable`. */
  write(): BlobWriter {
    this.#makeFolder();
    return new BlobWriter(this.#folder, Buffer.from(this.#random.bytes(16)).toString('hex'));
  }

  remove(address: string): void {
    if (!ADDRESS.test(address)) return;
    this.#open.get(address)?.close();
    this.#open.delete(address);
    for (const file of [this.#file(address), partFileOf(this.#file(address))]) rmSync(file, { force: true });
  }

  /** Everything that lies here. */
  list(): readonly Held[] {
    const addresses = new Set(this.#names().map((name) => name.replace(/\.part$/, '')));
    return [...addresses].flatMap((address) => {
      const blob = this.find(address);
      return blob ? [{ address, heldBytes: blob.heldBytes, isWhole: blob.missing === 0 }] : [];
    });
  }

  /** Bytes on disk, unfinished ones with what they will take. */
  usedBytes(): number {
    return this.#names().reduce((sum, name) => sum + sizeOf(join(this.#folder, name)), 0);
  }

  /** Removes what `isWanted` does not name. `drafts`: also files that nobody writes any more; only at the start is that certain. */
  sweep(isWanted: (address: string) => boolean, { drafts }: { readonly drafts: boolean }): void {
    for (const name of this.#names()) {
      const address = name.replace(/\.part$/, '');
      if (!ADDRESS.test(address)) {
        if (drafts) rmSync(join(this.#folder, name), { force: true });
      } else if (!isWanted(address)) this.remove(address);
    }
  }

  close(): void {
    for (const blob of this.#open.values()) blob.close();
    this.#open.clear();
  }

  #file(address: string): string {
    return join(this.#folder, address);
  }

  #makeFolder(): void {
    onDisk(() => mkdirSync(this.#folder, { recursive: true, mode: 0o700 }));
  }

  #names(): readonly string[] {
    try {
      return readdirSync(this.#folder);
    } catch {
      return [];
    }
  }

  #keepOpen(blob: StoredBlob): StoredBlob {
    const [oldest] = this.#open;
    if (this.#open.size >= MOST_OPEN && oldest) {
      oldest[1].close();
      this.#open.delete(oldest[0]);
    }
    this.#open.set(blob.name.address, blob);
    return blob;
  }
}

const sizeOf = (file: string): number => {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
};

/** The blobs of every circle, below one folder. Folders are named after a hash: a listing of them names no circle. */
export class BlobStore {
  readonly #dir: string;
  readonly #random: Random;
  readonly #shelves = new Map<CircleId, BlobShelf>();

  constructor(dir: string, random: Random) {
    this.#dir = dir;
    this.#random = random;
  }

  shelf(circle: CircleId): BlobShelf {
    const known = this.#shelves.get(circle);
    if (known) return known;
    const shelf = new BlobShelf(join(this.#dir, folderOf(circle)), this.#random);
    this.#shelves.set(circle, shelf);
    return shelf;
  }

  /** Removes the folders of circles that are here no longer. */
  keepOnly(circles: readonly CircleId[]): void {
    const kept = new Set(circles.map(folderOf));
    let folders: readonly string[] = [];
    try {
      folders = readdirSync(this.#dir);
    } catch {
      return;
    }
    for (const folder of folders) if (!kept.has(folder)) rmSync(join(this.#dir, folder), { recursive: true, force: true });
  }

  close(): void {
    for (const shelf of this.#shelves.values()) shelf.close();
    this.#shelves.clear();
  }
}

const folderOf = (circle: CircleId): string => createHash('sha256').update('hearth/blobs/1').update(circle).digest('hex').slice(0, 32);
