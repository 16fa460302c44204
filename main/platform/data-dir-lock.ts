import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { AppError } from '#contract';
import { machineFailure } from './machine-failure.ts';

const LOCK = 'lock';
const HOLDER = 'lock.pid';

/** A full disk, or a place where we may not write. */
const refused = (dataDir: string, error: unknown): AppError => new AppError(machineFailure(error)?.code ?? 'data-dir-unwritable', { dataDir }, { cause: error });

const openLock = (dataDir: string): SqliteDatabase.Database => {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return new SqliteDatabase(join(dataDir, LOCK), { timeout: 0 });
  } catch (error) {
    throw refused(dataDir, error);
  }
};

const holderOf = (dataDir: string): string => {
  try {
    return readFileSync(join(dataDir, HOLDER), 'utf8').slice(0, 12);
  } catch {
    return '?';
  }
};

/** For the sentence a second app shows. On a full disk the lock holds without it: what is there can still be read. */
const nameHolder = (dataDir: string): void => {
  try {
    writeFileSync(join(dataDir, HOLDER), String(process.pid));
  } catch (error) {
    if (refused(dataDir, error).code !== 'disk-full') throw error;
  }
};

/**
 * Takes a data directory for this process: one at a time. The operating system lets go of the lock when the process ends, however it ends,
 * so a stale lock cannot lock anybody out (a number of a process alone could: numbers are used again).
 * Fails with `data-dir-in-use` (`pid`), `data-dir-unwritable`, `disk-full`. @returns how to let go
 */
export const lockDataDir = (dataDir: string): (() => void) => {
  const lock = openLock(dataDir);
  try {
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
    nameHolder(dataDir);
  } catch (error) {
    lock.close();
    const isBusy = error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY');
    if (isBusy) throw new AppError('data-dir-in-use', { dataDir, pid: holderOf(dataDir) });
    throw refused(dataDir, error);
  }
  return () => {
    rmSync(join(dataDir, HOLDER), { force: true, recursive: true });
    lock.close();
  };
};

/** Whether a process has taken this directory; nothing is written. */
export const isDataDirTaken = (dataDir: string): boolean => {
  const file = join(dataDir, LOCK);
  if (!existsSync(file)) return false;
  const lock = new SqliteDatabase(file, { readonly: true, timeout: 0 });
  try {
    lock.pragma('schema_version');
    return false;
  } catch (error) {
    return error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY');
  } finally {
    lock.close();
  }
};
