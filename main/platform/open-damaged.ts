import { existsSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import { type Database, unlockWith } from './database.ts';

/**
 * Opens what is left of an encrypted database, to read only: pages that were changed fail when they are read, all others can be had, also where the file
 * was cut short. Undefined when not even the first page is what it was.
 */
export const openDamaged = (file: string, key: Uint8Array): Database | undefined => {
  if (!existsSync(file)) return undefined;
  let db: Database | undefined;
  try {
    // After a clean end there is no log, and SQLite would have to make one to read at all (SQLITE_IOERR_LOCK): then by `query_only`.
    const hasLog = existsSync(`${file}-wal`);
    db = new SqliteDatabase(file, { readonly: hasLog });
    unlockWith(db, key);
    // The write-ahead log is read without shared memory: nothing is written beside the file.
    db.pragma('locking_mode = EXCLUSIVE');
    // Else SQLite refuses a file that is shorter than its header says.
    db.unsafeMode(true);
    db.pragma('writable_schema = ON');
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    if (!hasLog) db.pragma('query_only = ON');
    return db;
  } catch {
    db?.close();
    return undefined;
  }
};
