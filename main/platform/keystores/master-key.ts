import type { MasterRecord } from './secrets-file.ts';

/** A master key, the record that leads to it again, and what to tidy up once that record is on disk. */
export type Minted = { readonly key: Uint8Array; readonly record: MasterRecord; readonly afterStored: () => Promise<void> };

/**
 * Holds the key under which all other secrets are sealed. Destroying a secret mints a new master:
 * what was copied out of the file before then opens with nothing that is left.
 */
export interface MasterKey {
  mint(previous?: MasterRecord): Promise<Minted>;
}
