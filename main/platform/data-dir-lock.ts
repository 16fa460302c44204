import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { AppError } from '#contract';

const LOCK = 'lock';
const HOLDER = 'lock.pid';

const openLock = (dataDir: string): SqliteDatabase.Database => {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return new SqliteDatabase(join(dataDir, LOCK), { timeout: 0 });
  } catch (error) {
    throw new AppError('data-dir-unwritable', { dataDir }, { cause: error });
  }
};

const holderOf = (dataDir: string): string => {
  try {
    return readFileSync(join(dataDir, HOLDER), 'utf8').slice(0, 12);
  } catch {
    return '?';
  }
};

/**
 * Takes a data directory for this process: one at a time. The operating system lets go of the lock when the process ends, however it ends,
 * so a stale lock cannot lock anybody out (a number of a process alone could: numbers are used again).
 * Fails with `data-dir-in-use` (`pid`), `data-dir-unwritable`. @returns how to let go
 */
export const lockDataDir = (dataDir: string): (() => void) => {
  const lock = openLock(dataDir);
  try {
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    const isBusy = error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY');
    if (isBusy) throw new AppError('data-dir-in-use', { dataDir, pid: holderOf(dataDir) });
    throw new AppError('data-dir-unwritable', { dataDir }, { cause: error });
  }
  writeFileSync(join(dataDir, HOLDER), String(process.pid));
  return () => {
    rmSync(join(dataDir, HOLDER), { force: true });
    lock.close();
  };
};
