import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import { AppError, must } from '#contract';
import { machineFailure } from './machine-failure.ts';

/** An open, encrypted SQLite database (better-sqlite3's own API). */
export type Database = SqliteDatabase.Database;

/** One numbered step of one room's schema; numbers start at 1 and never change once released. */
export type Migration = { readonly number: number; readonly sql: string };
export type RoomMigrations = { readonly room: string; readonly migrations: readonly Migration[] };

type OpenOptions = {
  /** A file's path, or `:memory:` for tests (then no key is used). */
  readonly file: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** `FULL`: a commit is on disk when it returns. */
  readonly synchronous?: 'FULL' | 'NORMAL';
};

const CACHE_KB = 16_000;
const PLAIN_HEADER = 'SQLite format 3\0';

const startsInTheClear = (file: string): boolean => {
  const head = Buffer.alloc(16);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, head, 0, 16, 0);
  } finally {
    closeSync(handle);
  }
  return head.toString('latin1') === PLAIN_HEADER;
};

/** AEGIS-256 (docs/decisions/0007-database-cipher.md). `raw:`: these are random bytes already; stretching them like a passphrase costs 50 ms at every start and adds nothing. */
export const unlockWith = (db: Database, key: Uint8Array): void => {
  db.pragma("cipher = 'aegis'");
  db.key(Buffer.from(`raw:${Buffer.from(key).toString('hex')}`));
};

const openFile = (file: string): Database => {
  try {
    return new SqliteDatabase(file);
  } catch (error) {
    throw machineFailure(error) ?? new AppError('database-broken', { file }, { cause: error });
  }
};

/**
 * Opens or creates an encrypted database. A file that is not encrypted, or does not open with this key, is `database-broken`; also fails with `disk-full`, `data-dir-unwritable`, `data-dir-in-use`.
 * Erased rows are overwritten (`secure_delete`), and temporary tables stay in memory.
 */
export const openDatabase = ({ file, key, synchronous = 'FULL' }: OpenOptions): Database => {
  must(key.length === 32, 'a database key has 32 bytes');
  if (file !== ':memory:' && existsSync(file) && startsInTheClear(file)) throw new AppError('database-broken', { file });
  const db = openFile(file);
  try {
    if (file !== ':memory:') unlockWith(db, key);
    // One process has a data directory (`data-dir-lock.ts`): no shared memory, and no file locks to take at every commit.
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('journal_mode = WAL');
    db.pragma(`synchronous = ${synchronous}`);
    db.pragma('secure_delete = ON');
    db.pragma('temp_store = MEMORY');
    // Every page that is read again is decrypted again.
    db.pragma(`cache_size = -${CACHE_KB}`);
    db.pragma('foreign_keys = ON');
    db.exec('CREATE TABLE IF NOT EXISTS migration (room TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (room, number)) WITHOUT ROWID');
  } catch (error) {
    db.close();
    // A full disk or a folder that is read-only is no damage: a person who reads "broken" may throw the file away.
    throw machineFailure(error) ?? new AppError('database-broken', { file }, { cause: error });
  }
  if (file !== ':memory:') {
    // Plain SQLite ignores a key silently; this build must not. The header is on disk once the WAL has been folded in.
    db.pragma('wal_checkpoint(TRUNCATE)');
    must(!startsInTheClear(file), 'the database file is encrypted');
  }
  return db;
};

/** Refuses what a newer version went on with, and what ended before the first step that is known here. */
const refuseOtherFormats = (db: Database, rooms: readonly RoomMigrations[]): void => {
  const noted = db.prepare<[string], { readonly first: number | null; readonly last: number | null }>('SELECT min(number) AS first, max(number) AS last FROM migration WHERE room = ?');
  for (const { room, migrations } of rooms) {
    const { first, last } = noted.get(room) ?? { first: null, last: null };
    if (first === null || last === null) continue;
    if (first < (migrations[0]?.number ?? 1)) throw new AppError('database-older', { room });
    if (last > (migrations.at(-1)?.number ?? 0)) throw new AppError('database-newer', { room });
  }
};

/**
 * Brings the tables of rooms up to date: of all of them or, where one fails, of none. Fails with `database-newer` for a database from a newer version,
 * and `database-older` for one whose format is not carried on, before anything is written.
 */
export const migrate = (db: Database, ...rooms: readonly RoomMigrations[]): void => {
  const done = db.prepare<[string], number>('SELECT coalesce(max(number), 0) FROM migration WHERE room = ?').pluck();
  const note = db.prepare('INSERT INTO migration (room, number) VALUES (?, ?)');
  refuseOtherFormats(db, rooms);
  db.transaction(() => {
    for (const { room, migrations } of rooms) {
      const reached = done.get(room) ?? 0;
      for (const { number, sql } of migrations) {
        if (number <= reached) continue;
        db.exec(sql);
        note.run(room, number);
      }
    }
  }).immediate();
};
