import type { ChangeHub, SettingsStore } from '#features/app';
import type { Ledger } from '#ledger';
import type { Database } from '#platform';
import type { Blobs, BlobStore, Sync } from '#sync';
import type { CoreSetup } from './core-setup.ts';

/** What features stand on, and are wired from. */
export type Rooms = {
  readonly setup: CoreSetup;
  readonly hub: ChangeHub;
  readonly homeDir: string;
  readonly db: Database;
  readonly ledger: Ledger;
  readonly sync: Sync;
  readonly store: BlobStore;
  readonly blobs: Blobs;
  readonly settings: SettingsStore;
  /** What would bring a circle back is other than it was: resolves when the keystore has it. */
  readonly keepKits: () => Promise<void>;
};
