import { chmodSync, closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { AppError } from '#contract';
import type { Random } from '#platform';
import { openVault, sealVault } from './sealed-vault.ts';
import { createVault, type Vault } from './vault.ts';

const OWNER_ONLY = 0o600;

type VaultFile = {
  readonly path: string;
  /** Without one the file is plain JSON, readable by its owner alone. */
  readonly passphrase: string | undefined;
};

/** Reads a vault file. Fails with `file-not-found`, `file-unreadable`, `vault-broken`, `locked`, `passphrase-wrong`. */
export const readVaultFile = ({ path, passphrase }: VaultFile): Vault => {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new AppError('file-not-found', { file: path });
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new AppError('file-unreadable', { file: path }, { cause });
  }
  return openVault(bytes, passphrase);
};

/** The same, and an empty vault where there is no file yet. */
export const readOrCreateVault = (file: VaultFile): Vault =>
  statSync(file.path, { throwIfNoEntry: false }) ? readVaultFile(file) : createVault('en');

/** Writes a vault file beside its name and moves it there, mode 0600: a crash leaves the old one. Fails with `passphrase-weak`, `file-unreadable`. */
export const writeVaultFile = (vault: Vault, { path, passphrase }: VaultFile, random: Random): void => {
  const bytes = sealVault(vault, passphrase, random);
  const temporary = `${path}.${Buffer.from(random.bytes(6)).toString('hex')}.tmp`;
  try {
    const file = openSync(temporary, 'wx', OWNER_ONLY);
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
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
