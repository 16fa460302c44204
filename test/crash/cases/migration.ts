import assert from 'node:assert/strict';
import { join } from 'node:path';
import { FEATURE_MIGRATIONS } from '../../../main/core/feature-migrations.ts';
import { LEDGER_MIGRATIONS } from '../../../main/ledger/store/migrations.ts';
import { type Database, fraction, migrate, openDatabase, type Random, type RoomMigrations } from '../../../main/platform/index.ts';
import type { CrashCase, Life } from '../crash-case.ts';
import { keystoreOf, openDesk, openItsDatabase, PASSPHRASE, startsCleanly } from './open-desk.ts';

const ROOMS: readonly RoomMigrations[] = [...FEATURE_MIGRATIONS, LEDGER_MIGRATIONS];
const ROWS = 20;
const ID_CHARACTERS = 43;
/** Rows made up for these would be circles, feeds and views that never were. */
const NOT_MADE_UP = new Set(['migration', 'ledger_circle', 'ledger_feed', 'ledger_view']);

/** Made again from the rest. */
const DERIVED = new Set(['ledger_op', 'message_unindexed', 'message_indexed']);

type Column = { readonly name: string; readonly type: string; readonly notnull: number; readonly pk: number; readonly dflt_value: string | null };

const tablesOf = (db: Database): readonly string[] =>
  db.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite_%'").pluck().all();

const shadowsOf = (db: Database): readonly string[] =>
  db.prepare<[], string>("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'").pluck().all();

/** Rows that fit any table, one where it holds no more: numbers as long as a circle's id, which are JSON as well. What may be null is, what has a default keeps it. */
const makeUpRows = (db: Database): Map<string, number> => {
  const made = new Map<string, number>();
  const virtual = shadowsOf(db);
  for (const table of tablesOf(db)) {
    if (NOT_MADE_UP.has(table) || virtual.some((name) => table.startsWith(`${name}_`))) continue;
    const columns = (db.pragma(`table_info("${table}")`) as Column[]).filter(({ notnull, pk, dflt_value: preset }) => pk > 0 || (notnull === 1 && preset === null));
    const add = db.prepare(`INSERT OR IGNORE INTO "${table}" (${columns.map(({ name }) => `"${name}"`).join()}) VALUES (${columns.map(() => '?').join()})`);
    let rows = 0;
    for (let row = 1; row <= ROWS; row += 1) rows += add.run(columns.map(({ type }) => (type === 'BLOB' ? Buffer.of(row) : type === 'TEXT' ? `${100 + row}`.padEnd(ID_CHARACTERS, '0') : row))).changes;
    made.set(table, rows);
  }
  return made;
};

/** A room as some earlier Hearth left it; none of it, where that Hearth did not know the room. */
const earlier = ({ room, migrations }: RoomMigrations, random: Random): RoomMigrations => ({
  room,
  migrations: migrations.slice(0, Math.floor(fraction(random) * (migrations.length + 1))),
});

const prepare = async (dir: string): Promise<void> => {
  const keystore = keystoreOf(dir);
  await keystore.setUp({ kind: 'passphrase', passphrase: PASSPHRASE });
  await keystore.write('database', new Uint8Array(32).fill(5));
};

const live = async ({ dir, random, ack, ready }: Life): Promise<void> => {
  const db = openDatabase({ file: join(dir, 'hearth.db'), key: new Uint8Array(32).fill(5) });
  for (const room of ROOMS) migrate(db, earlier(room, random));
  for (const [table, rows] of makeUpRows(db)) ack(JSON.stringify({ table, rows }));
  db.close();
  ready();
  const { core } = await openDesk(dir);
  await core.stop();
};

const everyRowIsThere = async (dir: string, acked: readonly string[]): Promise<void> => {
  const keystore = keystoreOf(dir);
  await keystore.unlock(PASSPHRASE);
  const db = await openItsDatabase(dir, { keystore });
  const reached = new Map(db.prepare<[], { room: string; number: number }>('SELECT room, max(number) AS number FROM migration GROUP BY room').all().map(({ room, number }) => [room, number]));
  for (const { room, migrations } of ROOMS) assert.equal(reached.get(room), migrations.at(-1)?.number, `${room} is up to date`);
  const tables = tablesOf(db);
  for (const line of acked) {
    const { table, rows } = JSON.parse(line) as { table: string; rows: number };
    // A later step may rename or drop a table; what it then keeps is that step's own test.
    if (!tables.includes(table) || DERIVED.has(table)) continue;
    assert.ok((db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number) >= rows, `every row of ${table} is there`);
  }
  db.close();
};

/** A database whose rooms are each at some earlier number, and the start that brings it up to date. */
export const migration: CrashCase = {
  name: 'migration',
  kills: 32,
  stepsApart: 12,
  msApart: 12,
  prepare,
  live,
  check: async ({ dir, acked }) => {
    await startsCleanly(dir, async () => undefined);
    await everyRowIsThere(dir, acked);
  },
};
