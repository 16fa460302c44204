import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#contract';
import { type ChangeHub, type SettingsStore, settingsStore } from '#features/app';
import { FileRows } from '#features/chat';
import { circleDirectory, LocalCircles } from '#features/circles';
import { LocalConnection } from '#features/connection';
import type { OpenedFile } from '#features/files';
import { type Ledger, LEDGER_MIGRATIONS, openLedger } from '#ledger';
import { type Database, isDamaged, migrate, networkAddresses, openDatabase } from '#platform';
import { Blobs, BlobStore, openSync, syncMigrations, webrtcTransport } from '#sync';
import type { CoreSetup } from './core-setup.ts';
import { databaseKey, keyOf } from './database-key.ts';
import { FEATURE_MIGRATIONS } from './feature-migrations.ts';
import { type Inspection, inspectionOf } from './inspect.ts';
import { keepKits } from './repair/keep-kits.ts';
import { OpenMark } from './repair/open-mark.ts';
import { readKept } from './repair/kept-kits.ts';
import { repairDatabase } from './repair/repair-database.ts';
import { DATABASE, repairUnderWay } from './repair/set-aside.ts';
import { VIEWS } from './views.ts';
import { keepTidy } from './keep-tidy.ts';
import { wireFeatures } from './wire-features.ts';
import type { FeatureHandlers } from './feature-handlers.ts';

/** Everything that runs once the keys are open. */
export type Ready = {
  readonly handlers: Readonly<Record<string, FeatureHandlers[keyof FeatureHandlers]>>;
  readonly settings: SettingsStore;
  readonly inspection: Inspection;
  /** A file that is whole on this machine, by its address. */
  readonly openFile: (address: string) => OpenedFile | undefined;
  /** Tells circles my new name. */
  readonly renamed: (name: string, before: string) => void;
  /** The person may want the second look now. */
  readonly lookAgain: () => void;
  /** Begins what nobody waits for who looks: others hear of us from here on. May be called again where it failed. Throws what a damaged page or a full disk throws. */
  readonly goOnline: () => void;
  readonly stop: () => Promise<void>;
};

type Around = { readonly hub: ChangeHub; readonly homeDir: string };

const openTables = async ({ ports }: CoreSetup, homeDir: string): Promise<Database> => {
  const file = join(homeDir, DATABASE);
  const db = openDatabase({ file, key: await databaseKey(file, ports) });
  try {
    // In one step: a full disk leaves all of it as it was, and what a newer Hearth wrote anywhere is found before anything is changed.
    migrate(db, ...FEATURE_MIGRATIONS, syncMigrations, LEDGER_MIGRATIONS);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
};

const startFeatures = async (setup: CoreSetup, { hub, homeDir, db, ledger }: Around & { readonly db: Database; readonly ledger: Ledger }): Promise<Ready> => {
  const { clock, random, log, children, keystore } = setup.ports;
  const { loopbackOnly } = setup.options;
  const transport = setup.ports.transport ?? webrtcTransport({ children, rtcEntry: setup.entries.rtc, loopbackOnly, clock, random, log });
  const store = new BlobStore(join(homeDir, 'blobs'), random);
  const spokenOf = new FileRows(db);
  const mayServe = (circle: string, address: string, device: string): boolean =>
    spokenOf.find(address, circle) !== undefined && ledger.circle(circle).isMemberDevice(device);
  const blobs = new Blobs({ store, clock, log, mayServe });
  const sync = openSync({ transport, db, clock, random, log, addresses: networkAddresses, blobs });
  const settings = settingsStore(db);
  const stopTidying = keepTidy(ledger, { clock, log });
  const kits = keepKits({ keystore, log, ledger, sync, settings, local: new LocalCircles(db), connection: new LocalConnection(db), directory: circleDirectory(db) });
  const features = await wireFeatures({ setup, hub, homeDir, db, ledger, sync, settings, store, blobs, keepKits: kits.changed }).catch(async (error: unknown) => {
    stopTidying();
    await sync.close();
    throw error;
  });
  return {
    handlers: features.handlers,
    settings,
    inspection: inspectionOf({ db, ledger, sync, clock, random, memory: features.memory, circles: features.circles }),
    openFile: features.openFile,
    renamed: (name, before) => {
      features.renamed(name, before);
      void kits.changed();
    },
    lookAgain: () => features.memory.lookAgain(),
    goOnline: () => {
      void kits.changed();
      features.goOnline();
    },
    stop: async () => {
      stopTidying();
      try {
        await features.stop();
      } finally {
        await sync.close();
        store.close();
        await kits.stop();
        ledger.stop();
      }
    },
  };
};

/** Opens what is there. Throws whatever SQLite says of a database that is damaged. */
const openOnce = async (setup: CoreSetup, around: Around): Promise<Ready> => {
  const { clock, random, log, keystore } = setup.ports;
  const mark = new OpenMark(around.homeDir);
  const isTailLost = mark.isTailLost();
  const db = await openTables(setup, around.homeDir);
  try {
    const ledger = await openLedger({ db, clock, random, log, views: VIEWS, masterKey: await keyOf('device-master', keystore, random) });
    if (isTailLost) {
      log.warn('log-tail-lost');
      ledger.beginAnew();
    }
    mark.set();
    const ready = await startFeatures(setup, { ...around, db, ledger });
    return {
      ...ready,
      stop: async () => {
        try {
          await ready.stop();
        } finally {
          db.close();
          mark.clear();
        }
      },
    };
  } catch (error) {
    db.close();
    throw error;
  }
};

/** The file is gone or empty, though there were circles in it: SQLite would make a new one and say nothing. */
const isGone = async ({ ports }: CoreSetup, homeDir: string): Promise<boolean> => {
  const file = join(homeDir, DATABASE);
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0) return false;
  return (existsSync(file) || (await ports.keystore.read('database')) !== undefined) && (await readKept(ports.keystore)).circles.length > 0;
};

/**
 * Opens the database, the ledger and sync, and wires the features. A damaged database is set aside and made again first; one whose repair was
 * interrupted, too. Fails with `database-newer`, `database-older`, `keys-lost`, `disk-full`, `data-dir-unwritable`; `database-broken` when not even a new one can be read.
 */
export const openReady = async (setup: CoreSetup, around: Around & { readonly onRepair: () => void }): Promise<Ready> => {
  const { homeDir, onRepair } = around;
  const repair = async (): Promise<void> => {
    onRepair();
    await repairDatabase(setup, homeDir);
  };
  mkdirSync(homeDir, { recursive: true, mode: 0o700 });
  if (repairUnderWay(homeDir) !== undefined || (await isGone(setup, homeDir))) await repair();
  try {
    return await openOnce(setup, around);
  } catch (error) {
    if (!isDamaged(error)) throw error;
    setup.ports.log.warn('database-damaged');
    await repair();
  }
  try {
    return await openOnce(setup, around);
  } catch (error) {
    throw isDamaged(error) && !(error instanceof AppError) ? new AppError('database-broken', {}, { cause: error }) : error;
  }
};
