import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ledger } from '../../main/ledger/index.ts';
import { type Clock, type Random, silentLog } from '../../main/platform/index.ts';
import { type BlobName, Blobs, type BlobShelf, BlobStore, PIECE_BYTES } from '../../main/sync/index.ts';
import type { BlobExchange } from '../../main/sync/blobs/blob-exchange.ts';

type Around = { readonly clock: Clock; readonly random: Random; readonly ledger: () => Ledger };

/** One desktop's blobs, in a folder of its own that outlives restarts. What it may serve, the test says. */
export class DesktopBlobs {
  readonly spokenOf = new Set<string>();
  #dir: string | undefined;
  #around: Around | undefined;
  #blobs: Blobs | undefined;
  #store: BlobStore | undefined;

  open(around: Around): Blobs {
    this.#around = around;
    this.#store?.close();
    this.#store = new BlobStore(this.dir, around.random);
    const mayServe = (circle: string, address: string, device: string): boolean => this.spokenOf.has(address) && around.ledger().circle(circle).isMemberDevice(device);
    this.#blobs = new Blobs({ store: this.#store, mayServe, clock: around.clock, log: silentLog });
    return this.#blobs;
  }

  get dir(): string {
    if (this.#dir === undefined) {
      this.#dir = mkdtempSync(join(tmpdir(), 'hearth-blobs-'));
    }
    return this.#dir;
  }

  /** Removes the folder with all that is in it. */
  remove(): void {
    if (this.#dir !== undefined) rmSync(this.#dir, { recursive: true, force: true });
  }

  get #circle(): string {
    const [circle] = this.#around?.ledger().circles() ?? [];
    if (!circle) throw new Error('in no circle');
    return circle.id;
  }

  get shelf(): BlobShelf {
    if (!this.#store) throw new Error('the desktop is off');
    return this.#store.shelf(this.#circle);
  }

  get exchange(): BlobExchange {
    if (!this.#blobs) throw new Error('the desktop is off');
    return this.#blobs.of(this.#circle);
  }

  /** Adds a blob of so many bytes, and speaks of it. */
  adds(sizeBytes: number): BlobName {
    const writer = this.shelf.write();
    const { random } = this.#around ?? {};
    for (let left = sizeBytes; left > 0; left -= PIECE_BYTES) writer.add(random?.bytes(Math.min(left, PIECE_BYTES)) ?? new Uint8Array(1));
    const name = writer.finish();
    this.spokenOf.add(name.address);
    this.exchange.added(name.address);
    return name;
  }

  wants(name: BlobName): void {
    this.spokenOf.add(name.address);
    this.exchange.want(name);
  }

  has({ address }: BlobName): boolean {
    return this.shelf.isWhole(address);
  }

  /** The names of all files in the folder, whatever they are. */
  onDisk(): string[] {
    return readdirSync(this.dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);
  }
}
