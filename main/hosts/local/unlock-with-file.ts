import { readFileSync } from 'node:fs';
import { AppError } from '#contract';
import type { Keystore } from '#platform';

/** The first line of a file. Fails with `file-not-found`. */
export const readPassphrase = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/)[0] ?? '';
  } catch (error) {
    throw new AppError('file-not-found', { file }, { cause: error });
  }
};

/** Opens the keystore with the first line of a file. Fails with `file-not-found`, `passphrase-wrong`. */
export const unlockWithFile = async (keystore: Keystore, file: string): Promise<void> => {
  const passphrase = readPassphrase(file);
  if ((await keystore.state()) === 'locked') await keystore.unlock(passphrase);
};
