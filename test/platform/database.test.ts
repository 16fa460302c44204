import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { machineFailure, migrate, openDatabase, systemRandom } from '#platform';

const root = mkdtempSync(join(tmpdir(), '围炉 db '));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const first = { room: 'r', migrations: [{ number: 1, sql: 'CREATE TABLE note (text TEXT)' }] };

test('what is stored comes back with the key, and no file holds it in the clear', () => {
  const [file, key] = [join(root, 'a.db'), systemRandom.bytes(32)];
  const db = openDatabase({ file, key });
  migrate(db, first);
  db.prepare('INSERT INTO note VALUES (?)').run('the canary sings');
  for (const name of readdirSync(root)) expect(readFileSync(join(root, name)).includes('canary')).toBe(false);
  db.close();
  const again = openDatabase({ file, key });
  expect(again.prepare('SELECT text FROM note').pluck().all()).toEqual(['the canary sings']);
  again.close();
});

test('a database that a process of an earlier start still holds is in use, not broken: it must not be set aside', () => {
  const [file, key] = [join(root, 'held.db'), systemRandom.bytes(32)];
  const held = openDatabase({ file, key });
  migrate(held, first);
  const second = new SqliteDatabase(file, { timeout: 0 });
  const failure = (): unknown => {
    try {
      return second.pragma('journal_mode');
    } catch (error) {
      return error;
    }
  };
  expect(machineFailure(failure())).toMatchObject({ code: 'data-dir-in-use' });
  second.close();
  held.close();
});

test('another key, a plain database and a file that is none are broken, and stay as they are', () => {
  const file = join(root, 'b.db');
  openDatabase({ file, key: systemRandom.bytes(32) }).close();
  const before = readFileSync(file);
  expect(() => openDatabase({ file, key: systemRandom.bytes(32) })).toThrow(expect.objectContaining({ code: 'database-broken' }));
  expect(readFileSync(file)).toEqual(before);
  for (const bytes of ['SQLite format 3\0 and more', 'no database at all, but long enough to be looked at '.repeat(100)]) {
    writeFileSync(file, bytes);
    expect(() => openDatabase({ file, key: systemRandom.bytes(32) })).toThrow(expect.objectContaining({ code: 'database-broken' }));
    expect(readFileSync(file, 'utf8')).toBe(bytes);
  }
});

test('migrations run once, in order, those of all rooms or none, and a database from another time is refused untouched', () => {
  const [file, key] = [join(root, 'c.db'), systemRandom.bytes(32)];
  const db = openDatabase({ file, key });
  migrate(db, first);
  migrate(db, { room: 'r', migrations: [...first.migrations, { number: 2, sql: 'ALTER TABLE note ADD COLUMN at INTEGER' }] });
  expect(db.prepare('SELECT number FROM migration WHERE room = ? ORDER BY number').pluck().all('r')).toEqual([1, 2]);
  expect(() => migrate(db, first)).toThrow(expect.objectContaining({ code: 'database-newer' }));
  const failing = { room: 's', migrations: [{ number: 1, sql: 'CREATE TABLE half (x); CREATE TABLE note (y);' }] };
  expect(() => migrate(db, failing)).toThrow('already exists');
  const tables = db.prepare("SELECT count(*) FROM sqlite_master WHERE name IN ('half', 'whole')").pluck();
  expect(tables.get()).toBe(0);
  const whole = { room: 'w', migrations: [{ number: 1, sql: 'CREATE TABLE whole (x)' }] };
  for (const [other, why] of [[failing, 'already exists'], [first, 'database-newer'], [{ ...first, migrations: [{ number: 3, sql: '' }] }, 'database-older']] as const) {
    expect(() => migrate(db, whole, other)).toThrow(why);
    expect(tables.get()).toBe(0);
  }
  db.close();
});
