import { existsSync } from 'node:fs';
import { AppError } from '#contract';
import type { Keystore, Random } from '#platform';

const KEY_BYTES = 32;

/** A secret of 32 bytes, made when it is first asked for. */
export const keyOf = async (name: string, keystore: Keystore, random: Random): Promise<Uint8Array> => {
  const known = await keystore.read(name);
  if (known) return known;
  const made = random.bytes(KEY_BYTES);
  await keystore.write(name, made);
  return made;
};

/** The key of a database file. Fails with `keys-lost` for a file whose key is gone: a new key would only hide that. */
export const databaseKey = async (file: string, { keystore, random }: { keystore: Keystore; random: Random }): Promise<Uint8Array> => {
  if (existsSync(file) && (await keystore.read('database')) === undefined) throw new AppError('keys-lost', { file });
  return keyOf('database', keystore, random);
};
