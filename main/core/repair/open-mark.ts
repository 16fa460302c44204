import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE } from './set-aside.ts';

const MARK = 'open';

/**
 * Says while a database is open that it is. A process that was killed leaves the mark and the write-ahead log beside it; where only the mark is found,
 * somebody took the log away, and with it the last that was written: the database is whole, and older than what this device told others.
 */
export class OpenMark {
  readonly #mark: string;
  readonly #log: string;

  constructor(homeDir: string) {
    this.#mark = join(homeDir, MARK);
    this.#log = join(homeDir, `${DATABASE}-wal`);
  }

  isTailLost(): boolean {
    return existsSync(this.#mark) && !existsSync(this.#log);
  }

  /** Without it (a full disk) everything works but noticing that. */
  set(): void {
    try {
      writeFileSync(this.#mark, '');
    } catch {
      rmSync(this.#mark, { force: true });
    }
  }

  clear(): void {
    if ((statSync(this.#log, { throwIfNoEntry: false })?.size ?? 0) === 0) rmSync(this.#mark, { force: true });
  }
}
