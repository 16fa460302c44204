import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract, Handlers } from '#contract';
import { type ChangeHub, type SettingsStore, settingsStore } from '#features/app';
import { FileRows } from '#features/chat';
import type { OpenedFile } from '#features/files';
import { openLedger } from '#ledger';
import { type Database, migrate, networkAddresses, openDatabase } from '#platform';
import { Blobs, BlobStore, openSync, webrtcTransport } from '#sync';
import type { CoreSetup } from './core-setup.ts';
import { databaseKey, keyOf } from './database-key.ts';
import { FEATURE_MIGRATIONS } from './feature-migrations.ts';
import { type Inspection, inspectionOf } from './inspect.ts';
import { VIEWS } from './views.ts';
import { keepTidy } from './keep-tidy.ts';
import { wireFeatures } from './wire-features.ts';

export type FeatureHandlers = { readonly [Feature in Exclude<keyof Contract, 'app'>]?: Handlers<Contract[Feature]> };

/** Everything that runs once the keys are open. */
export type Ready = {
  readonly handlers: Readonly<Record<string, FeatureHandlers[keyof FeatureHandlers]>>;
  readonly settings: SettingsStore;
  readonly inspection: Inspection;
  /** A file that is whole on this machine, by its address. */
  readonly openFile: (address: string) => OpenedFile | undefined;
  /** Tells circles my new name. */
  readonly renamed: (name: string, before: string) => void;
  readonly stop: () => Promise<void>;
};

const openTables = async ({ ports }: CoreSetup, homeDir: string): Promise<Database> => {
  mkdirSync(homeDir, { recursive: true, mode: 0o700 });
  const file = join(homeDir, 'hearth.db');
  const db = openDatabase({ file, key: await databaseKey(file, ports) });
  try {
    for (const migrations of FEATURE_MIGRATIONS) migrate(db, migrations);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
};

/** Opens the database, the ledger and sync, and wires the features. Fails with `database-newer`, `database-broken`. */
export const openReady = async (setup: CoreSetup, { hub, homeDir }: { readonly hub: ChangeHub; readonly homeDir: string }): Promise<Ready> => {
  const { clock, random, log, children, keystore } = setup.ports;
  const db = await openTables(setup, homeDir);
  const masterKey = await keyOf('device-master', keystore, random);
  const ledger = await openLedger({ db, clock, random, log, views: VIEWS, masterKey });
  const { loopbackOnly } = setup.options;
  const transport = webrtcTransport({ children, rtcEntry: setup.entries.rtc, loopbackOnly, clock, random, log });
  const store = new BlobStore(join(homeDir, 'blobs'), random);
  const spokenOf = new FileRows(db);
  const mayServe = (circle: string, address: string, device: string): boolean =>
    spokenOf.find(address, circle) !== undefined && ledger.circle(circle).isMemberDevice(device);
  const blobs = new Blobs({ store, clock, log, mayServe });
  const sync = openSync({ transport, db, clock, random, log, addresses: networkAddresses, blobs });
  const settings = settingsStore(db);
  const stopTidying = keepTidy(ledger, { clock, log });
  const features = await wireFeatures({ setup, hub, homeDir, db, ledger, sync, settings, store, blobs }).catch(async (error: unknown) => {
    stopTidying();
    await sync.close();
    db.close();
    throw error;
  });
  return {
    handlers: features.handlers,
    settings,
    inspection: inspectionOf({ db, ledger, sync, clock, random, memory: features.memory, circles: features.circles }),
    openFile: features.openFile,
    renamed: features.renamed,
    stop: async () => {
      stopTidying();
      await features.stop();
      await sync.close();
      store.close();
      ledger.stop();
      db.close();
    },
  };
};
