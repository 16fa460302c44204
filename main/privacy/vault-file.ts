import { chmodSync, closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { AppError } from '#contract';
import type { Random } from '#platform';
import { createSeal, openVault, sealVault } from './sealed-vault.ts';
import { createVault, type Vault } from './vault.ts';

const OWNER_ONLY = 0o600;

type VaultFile = {
  readonly path: string;
  /** Without one the file is plain JSON, readable by its owner alone. */
  readonly passphrase: string | undefined;
};

const read = (path: string): Uint8Array => {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new AppError('file-not-found', { file: path });
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new AppError('file-unreadable', { file: path }, { cause });
  }
};

/** Writes beside the name and moves it there: a crash leaves the old file. */
const write = (path: string, bytes: Uint8Array, random: Random): void => {
  const temporary = `${path}.${Buffer.from(random.bytes(6)).toString('hex')}.tmp`;
  try {
    const file = openSync(temporary, 'wx', OWNER_ONLY);
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    chmodSync(temporary, OWNER_ONLY);
    renameSync(temporary, path);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw new AppError('file-unreadable', { file: path }, { cause });
  }
};

/** Reads a vault file. Fails with `file-not-found`, `file-unreadable`, `vault-broken`, `locked`, `passphrase-wrong`. */
export const readVaultFile = ({ path, passphrase }: VaultFile): Vault => openVault(read(path), passphrase).vault;

/** A vault and how to keep it. A passphrase given for a file that was plain seals it from the next `save` on. */
export type OpenVaultFile = { readonly vault: Vault; save(): void };

/**
 * Opens a vault file, or makes an empty one at once where there is none, so that a passphrase that is too short or a folder that is not there fails early.
 * Fails as `readVaultFile` does, and with `passphrase-weak`.
 */
export const openVaultFile = ({ path, passphrase }: VaultFile, random: Random): OpenVaultFile => {
  const isNew = statSync(path, { throwIfNoEntry: false }) === undefined;
  const opened = isNew ? { vault: createVault('en'), seal: undefined } : openVault(read(path), passphrase);
  const seal = opened.seal ?? (passphrase === undefined ? undefined : createSeal(passphrase, random));
  const save = (): void => write(path, sealVault(opened.vault, seal, random), random);
  if (isNew) save();
  return { vault: opened.vault, save };
};
