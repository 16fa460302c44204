import { readFileSync } from 'node:fs';
import { AppError } from '#contract';
import type { Keystore } from '#platform';

/** Opens the keystore with the first line of a file. Fails with `file-not-found`, `passphrase-wrong`. */
export const unlockWithFile = async (keystore: Keystore, file: string): Promise<void> => {
  let passphrase: string;
  try {
    passphrase = readFileSync(file, 'utf8').split(/\r?\n/)[0] ?? '';
  } catch (error) {
    throw new AppError('file-not-found', { file }, { cause: error });
  }
  if ((await keystore.state()) === 'locked') await keystore.unlock(passphrase);
};
