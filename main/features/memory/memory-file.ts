import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CircleId } from '#contract';
import { type Database, migrate, openDatabase, type RoomMigrations } from '#platform';
import type { PlaceholderLanguage } from '#privacy';
import { pluckedOnce } from './prepared.ts';

const MIGRATIONS: RoomMigrations = {
  room: 'memory-file',
  migrations: [
    {
      number: 1,
      sql: `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE item (
  id TEXT PRIMARY KEY, message TEXT NOT NULL, kind TEXT NOT NULL, redacted TEXT NOT NULL,
  at INTEGER NOT NULL, confidence REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX item_of_message ON item (message);
CREATE TABLE erased (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE vault (
  kind TEXT NOT NULL, number INTEGER NOT NULL, normal TEXT NOT NULL, original TEXT NOT NULL,
  PRIMARY KEY (kind, number)) WITHOUT ROWID;
CREATE UNIQUE INDEX vault_of_original ON vault (kind, normal);
CREATE TABLE read (number INTEGER PRIMARY KEY, at INTEGER NOT NULL, why TEXT NOT NULL, tier TEXT NOT NULL, model TEXT, messages INTEGER NOT NULL);`,
    },
    {
      number: 2,
      // An empty message: needed whatever happens to messages, as the names of authors are.
      sql: `
CREATE TABLE vault_source (
  kind TEXT NOT NULL, number INTEGER NOT NULL, message TEXT NOT NULL, PRIMARY KEY (kind, number, message)) WITHOUT ROWID;
CREATE INDEX vault_source_of ON vault_source (message);
INSERT INTO vault_source SELECT kind, number, '' FROM vault;`,
    },
    {
      number: 3,
      // Whether a model has looked at it: not yet (NULL), 'read', 'unreadable'. And the placeholders of what it alone saw, as a JSON list.
      sql: `
ALTER TABLE item ADD COLUMN looked TEXT;
ALTER TABLE item ADD COLUMN seen TEXT NOT NULL DEFAULT '[]';`,
    },
  ],
};

/** How much a memory holds. */
export type Counts = { readonly memories: number; readonly placeholders: number; readonly reads: number; readonly files: number; readonly bytes: number };

export const memoryDir = (homeDir: string): string => join(homeDir, 'memory');
export const memoryPath = (homeDir: string, circle: CircleId): string => join(memoryDir(homeDir), `${circle}.db`);
/** The name of a memory's key in the keystore. */
export const memoryKeyName = (circle: CircleId): string => `memory/${circle}`;

/** Every file of a circle's memory: the database, its write-ahead log, and whatever a Forget has set aside. */
export const memoryFiles = (homeDir: string, circle: CircleId): readonly string[] => {
  const dir = memoryDir(homeDir);
  if (!existsSync(dir)) return [];
  return readdirSync(dir).filter((name) => name.startsWith(`${circle}.`)).map((name) => join(dir, name));
};

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
export const sizeBytes = (homeDir: string, circle: CircleId): number => memoryFiles(homeDir, circle).reduce((sum, file) => sum + sizeOf(file), 0);

/** Opens or makes a circle's memory. Fails with `database-broken` when the key does not fit the file. */
export const openMemoryFile = (file: string, key: Uint8Array, language: PlaceholderLanguage): Database => {
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 });
  const db = openDatabase({ file, key, synchronous: 'NORMAL' });
  try {
    migrate(db, MIGRATIONS);
    db.prepare("INSERT OR IGNORE INTO meta VALUES ('language', ?)").run(language);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
};

/** A memory that nobody can open any more is worth nothing and is made anew. */
export const removeMemoryFile = (file: string): void => {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true });
};

export const metaOf = (db: Database, name: string): string | undefined => pluckedOnce(db, 'SELECT value FROM meta WHERE name = ?').get(name) as string | undefined;

export const setMeta = (db: Database, name: string, value: string): void => {
  db.prepare('INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value').run(name, value);
};

const count = (db: Database, rows: 'item' | "vault WHERE original <> ''" | 'read'): number => db.prepare(`SELECT count(*) FROM ${rows}`).pluck().get() as number;

export const countsOf = (db: Database): Pick<Counts, 'memories' | 'placeholders' | 'reads'> => ({
  memories: count(db, 'item'),
  placeholders: count(db, "vault WHERE original <> ''"),
  reads: count(db, 'read'),
});

/** SHA-256 over every row of a memory, hex. */
export const hashOf = (db: Database): string => {
  const hash = createHash('sha256');
  const all = ['SELECT * FROM item ORDER BY id', 'SELECT * FROM erased ORDER BY id', 'SELECT * FROM vault ORDER BY kind, number', 'SELECT * FROM vault_source ORDER BY kind, number, message', 'SELECT * FROM read ORDER BY number'];
  for (const sql of all) for (const row of db.prepare(sql).iterate()) hash.update(JSON.stringify(row));
  return hash.digest('hex');
};
