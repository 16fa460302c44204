import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Client } from '../../../contract/index.ts';
import { type Core, type CoreSetup, startCore } from '../../../main/core/index.ts';
import { LOCAL_ENTRIES } from '../../../main/hosts/local/index.ts';
import { type Database, type Keystore, machineKeystore, nodeChildren, openDatabase, silentLog, systemClock, systemRandom } from '../../../main/platform/index.ts';

export const PASSPHRASE = 'alice crashes 一万次';

/** What may lie in a data directory after a clean stop. `acked` and `kept` are the test's own. */
const CLEAN = new Set(['acked', 'kept', 'keys.json', 'hearth.db', 'lock', 'memory', 'blobs']);

export type Desk = { readonly core: Core; readonly client: Client; readonly keystore: Keystore };

export const keystoreOf = (dir: string): Keystore => machineKeystore({ dataDir: dir, random: systemRandom, costLog2: 10 });

export type DeskOptions = { readonly name?: string; readonly ports?: Partial<CoreSetup['ports']>; readonly options?: Partial<CoreSetup['options']> };

/** A whole core on a directory, off the network unless told otherwise, with its keys open; set up the first time. */
export const openDesk = async (dir: string, { name = 'Alice', ports, options }: DeskOptions = {}): Promise<Desk> => {
  const keystore = keystoreOf(dir);
  const core = await startCore({
    ports: { keystore, clock: systemClock, random: systemRandom, log: silentLog, children: nodeChildren(process.env), ...ports },
    entries: LOCAL_ENTRIES,
    dataDir: dir,
    host: 'test',
    options: { version: 'test', meetingPoints: [], loopbackOnly: true, modelsDir: join(dir, 'models'), isDataDirLocked: false, isOffline: true, ...options },
  });
  const client: Client = createRouterClient(core.router, { context: {} });
  const { phase } = await client.app.status();
  if (phase === 'first-run') await client.app.setUp({ name, language: 'en', keyKind: 'passphrase', passphrase: PASSPHRASE });
  if (phase === 'locked') await client.app.unlock({ passphrase: PASSPHRASE });
  return { core, client, keystore };
};

/** Every page of a database is whole, and every foreign key leads somewhere. */
export const isWhole = (db: Database): void => {
  assert.equal(db.pragma('integrity_check', { simple: true }), 'ok');
  assert.deepEqual(db.pragma('foreign_key_check'), []);
};

/** The database of a desk that is closed. */
export const openItsDatabase = async (dir: string, { keystore }: Pick<Desk, 'keystore'>): Promise<Database> => {
  const key = await keystore.read('database');
  assert.ok(key, 'the key of the database is there');
  return openDatabase({ file: join(dir, 'hearth.db'), key });
};

/** What a clean start means: what is shown is what the ledger says, the database is whole, and once closed nothing lies about. */
export const startsCleanly = async (dir: string, look: (desk: Desk) => Promise<void>, options: DeskOptions = {}): Promise<void> => {
  const desk = await openDesk(dir, options);
  const inspection = desk.core.inspection();
  const circles = (await desk.client.circles.list()).filter(({ state }) => state === 'ready');
  const hashes = async () => Promise.all(circles.map(async ({ id }) => (await inspection.holdings(id)).viewsHash));
  const shown = await hashes();
  inspection.rebuild();
  assert.deepEqual(await hashes(), shown, 'views equal what a rebuild makes');
  await look(desk);
  await desk.core.stop();
  const db = await openItsDatabase(dir, desk);
  isWhole(db);
  db.close();
  assert.deepEqual(readdirSync(dir).filter((name) => !CLEAN.has(name)), [], 'nothing is left about');
};
