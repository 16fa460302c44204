import { existsSync } from 'node:fs';
import { AppError, type CircleId } from '#contract';
import type { Database } from '#platform';
import type { MemoryDeps } from './memory.ts';
import { memoryKeyName, memoryPath, openMemoryFile, removeMemoryFile } from './memory-file.ts';

const KEY_BYTES = 32;

type OpenDeps = Pick<MemoryDeps, 'circles' | 'homeDir' | 'keystore' | 'random' | 'language' | 'log'>;

/**
 * The memory files that are open. Invariants: one open file a circle; a file and its key are made together, and a file without its key is made anew;
 * a circle that is being forgotten has no open file, and nobody gets one before `reopen`.
 */
export class OpenMemories {
  readonly #deps: OpenDeps;
  readonly #open = new Map<CircleId, Database>();
  readonly #closed = new Set<CircleId>();
  /** Keys on their way into the keystore. */
  readonly #writing = new Set<Promise<void>>();

  constructor(deps: OpenDeps) {
    this.#deps = deps;
  }

  /** Opens a circle's memory, or makes it. A file that its key does not open is made anew: everything in it can be learned again. */
  async open(circle: CircleId): Promise<Database> {
    const known = this.#open.get(circle);
    if (known) return known;
    const { keystore, homeDir, log } = this.#deps;
    const file = memoryPath(homeDir, circle);
    const key = await keystore.read(memoryKeyName(circle));
    if (key !== undefined && existsSync(file)) {
      try {
        return this.#keep(circle, openMemoryFile(file, key, this.#deps.language(circle)));
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'database-broken') throw error;
        log.warn('memory-remade');
      } finally {
        key.fill(0);
      }
    }
    return this.#make(circle, (made) => keystore.write(memoryKeyName(circle), made));
  }

  /** The open file of a circle; a circle met for the first time gets one at once. Fails with `cancelled` while it is being forgotten, `circle-not-found`. */
  now(circle: CircleId): Database {
    if (this.#closed.has(circle)) throw new AppError('cancelled');
    const known = this.#open.get(circle);
    if (known) return known;
    if (!this.#deps.circles().includes(circle)) throw new AppError('circle-not-found');
    // Every circle of before was opened at the start: what lies under this name belongs to no key.
    return this.#makeNow(circle);
  }

  isOpen(circle: CircleId): boolean {
    return this.#open.has(circle);
  }

  /** Being forgotten, or left so by a Forget that could not finish. */
  isClosed(circle: CircleId): boolean {
    return this.#closed.has(circle);
  }

  /** Closes a circle's file until `reopen`. */
  close(circle: CircleId): void {
    this.#closed.add(circle);
    try {
      this.#open.get(circle)?.close();
    } catch {
      // On a full disk its log cannot be folded in: both are erased in a moment.
    }
    this.#open.delete(circle);
  }

  /** A new key and an empty file, after a Forget. The key is durable when this resolves. */
  async reopen(circle: CircleId): Promise<void> {
    await this.#make(circle, (key) => this.#deps.keystore.write(memoryKeyName(circle), key));
    this.#closed.delete(circle);
  }

  /** Its files and key are destroyed, and its circle goes: met again, it is met for the first time. */
  forget(circle: CircleId): void {
    this.#closed.delete(circle);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#writing);
    for (const db of this.#open.values()) db.close();
    this.#open.clear();
  }

  async #make(circle: CircleId, store: (key: Uint8Array) => Promise<void>): Promise<Database> {
    const key = this.#deps.random.bytes(KEY_BYTES);
    removeMemoryFile(memoryPath(this.#deps.homeDir, circle));
    await store(key);
    return this.#openNew(circle, key);
  }

  #makeNow(circle: CircleId): Database {
    const key = this.#deps.random.bytes(KEY_BYTES);
    removeMemoryFile(memoryPath(this.#deps.homeDir, circle));
    const writing = this.#deps.keystore
      .write(memoryKeyName(circle), new Uint8Array(key))
      .catch(() => this.#deps.log.warn('memory-key-not-stored'))
      .finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
    return this.#openNew(circle, key);
  }

  #openNew(circle: CircleId, key: Uint8Array): Database {
    const db = openMemoryFile(memoryPath(this.#deps.homeDir, circle), key, this.#deps.language(circle));
    key.fill(0);
    return this.#keep(circle, db);
  }

  #keep(circle: CircleId, db: Database): Database {
    this.#open.set(circle, db);
    return db;
  }
}
