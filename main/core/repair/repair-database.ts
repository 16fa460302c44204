import { basename, join } from 'node:path';
import { settingsStore } from '#features/app';
import { LocalCircles } from '#features/circles';
import { LocalConnection } from '#features/connection';
import { LocalRepair, type Outcome } from '#features/repair';
import { type Ledger, openLedger, type RejoinKit, salvageCircles, type SalvagedCircle } from '#ledger';
import { type Database, migrate, openDamaged, openDatabase } from '#platform';
import type { CoreSetup } from '../core-setup.ts';
import { keyOf } from '../database-key.ts';
import { FEATURE_MIGRATIONS } from '../feature-migrations.ts';
import { VIEWS } from '../views.ts';
import { copyReadable } from './copy-readable.ts';
import { type Kept, type KeptCircle, readKept } from './kept-kits.ts';
import { beginRepair, DATABASE, dropUnfinished, endRepair, setDatabaseAside } from './set-aside.ts';

type Repair = { readonly ledger: Ledger; readonly local: LocalCircles; readonly connection: LocalConnection; readonly repair: LocalRepair };

const outcomeOf = (isBack: boolean, { local, isOver }: RejoinKit): Outcome => {
  if (isBack) return 'back';
  if (local) return 'lost';
  // Its members meet elsewhere by now: waiting for them would be waiting for ever.
  return isOver === true ? 'over' : 'waiting';
};

/** Of what the file and the keystore tell of a circle, the file's entries and the later beginning. */
const bringBack = ({ ledger, local, connection, repair }: Repair, kept: KeptCircle | undefined, salvaged: Extract<SalvagedCircle, { state: 'member' }> | undefined): void => {
  const kit = kept?.kit ?? salvaged?.kit;
  if (!kit) return;
  const incarnation = Math.max(kept?.kit.incarnation ?? 0, salvaged?.kit.incarnation ?? 0);
  const roomKeys = [...new Set([...(kept?.kit.roomKeys ?? []), ...(salvaged?.kit.roomKeys ?? [])])].slice(0, 16);
  ledger.bringBack({ ...kit, incarnation, roomKeys }, salvaged?.updates ?? []);
  if (kept) {
    local.setInfo(kit.circle, { kind: kept.kind, created_at: kept.createdAt, hint: kept.name });
    local.addMeetingPoints(kit.circle, kept.meetingPoints, kept.createdAt);
    connection.choose(kit.circle, kept);
  }
  const isBack = ledger.circles().some(({ id }) => id === kit.circle);
  const outcome = outcomeOf(isBack, kit);
  if (outcome === 'lost' || outcome === 'over') ledger.dropReturning(kit.circle);
  repair.note(kit.circle, { name: kept?.name ?? local.info(kit.circle).hint, outcome });
};

const bringAllBack = (repair: Repair, kept: Kept, salvaged: readonly SalvagedCircle[]): void => {
  const members = salvaged.filter((circle) => circle.state === 'member');
  const ids = new Set([...kept.circles.map(({ kit }) => kit.circle), ...members.map(({ kit }) => kit.circle)]);
  for (const id of ids) {
    bringBack(repair, kept.circles.find(({ kit }) => kit.circle === id), members.find(({ kit }) => kit.circle === id));
  }
  for (const circle of salvaged) if (circle.state === 'joining' && !ids.has(circle.row.circle)) repair.ledger.restoreJoin(circle);
};

const restoreSettings = (db: Database, { settings, connection }: Kept): void => {
  const isEmpty = (table: string): boolean => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() === 0;
  if (settings && isEmpty('setting')) settingsStore(db).change(settings);
  if (connection && isEmpty('connection_setting')) new LocalConnection(db).change(connection);
};

type Damaged = { readonly folder: string; readonly key: Uint8Array; readonly setup: CoreSetup };

const fill = async (db: Database, { folder, key, setup }: Damaged): Promise<void> => {
  const { keystore, clock, random, log } = setup.ports;
  migrate(db, ...FEATURE_MIGRATIONS);
  const masterKey = await keyOf('device-master', keystore, random);
  const ledger = await openLedger({ db, clock, random, log, views: VIEWS, masterKey });
  const kept = await readKept(keystore);
  const repair = new LocalRepair(db);
  repair.begin({ at: clock.now(), folder: basename(folder) });
  const damaged = openDamaged(join(folder, DATABASE), key);
  try {
    if (damaged) copyReadable(damaged, db, VIEWS.flatMap(({ tables }) => tables));
    restoreSettings(db, kept);
    bringAllBack({ ledger, local: new LocalCircles(db), connection: new LocalConnection(db), repair }, kept, damaged ? salvageCircles(damaged, { masterKey, now: clock.now() }) : []);
  } finally {
    damaged?.close();
    ledger.stop();
  }
};

/**
 * Sets a damaged database aside and makes another: with what can still be read of it, and with every circle on its way back to the members, who hold the
 * rest. May be interrupted anywhere: the next start takes it up. Fails with `disk-full`, `data-dir-unwritable`; then the damaged one is still there.
 */
export const repairDatabase = async (setup: CoreSetup, homeDir: string): Promise<void> => {
  const { clock, log, keystore, random } = setup.ports;
  const folder = beginRepair(homeDir, clock.now());
  setDatabaseAside(homeDir, folder);
  const key = await keyOf('database', keystore, random);
  const repaired = join(homeDir, `${DATABASE}.repaired`);
  dropUnfinished(repaired);
  const db = openDatabase({ file: repaired, key });
  try {
    await fill(db, { folder, key, setup });
  } finally {
    db.close();
  }
  endRepair(homeDir, repaired);
  log.warn('database-repaired');
};
