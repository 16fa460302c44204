import { AppError } from '#contract';
import { readPassphrase, unlockWithFile } from '#hosts/local';
import type { Keystore } from '#platform';

/**
 * Opens the keystore of a machine without a screen. The first time the passphrase in the file is set; without a file the system's keyring
 * is taken. Fails with `locked`, `file-not-found`, `passphrase-wrong`, `passphrase-weak`, `keyring-unavailable`.
 */
export const openKeys = async (keystore: Keystore, passphraseFile: string | undefined): Promise<void> => {
  if (passphraseFile !== undefined) await unlockWithFile(keystore, passphraseFile);
  const state = await keystore.state();
  if (state === 'locked') throw new AppError('locked');
  if (state === 'open') return;
  if (passphraseFile === undefined) return keystore.setUp({ kind: 'keyring' });
  return keystore.setUp({ kind: 'passphrase', passphrase: readPassphrase(passphraseFile) });
};
