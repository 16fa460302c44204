import { scrypt } from 'node:crypto';
import { AppError, must } from '#contract';
import type { Random } from '../random.ts';
import type { MasterKey } from './master-key.ts';
import { seal, unseal } from './seal.ts';
import type { MasterRecord } from './secrets-file.ts';

/** log2 of scrypt's N: 2^17 with r = 8 takes 128 MB and about half a second (OWASP's first choice for scrypt). */
export const SCRYPT_COST_LOG2 = 17;
const MIN_CHARACTERS = 8;
const LABEL = 'master';

type Record = Extract<MasterRecord, { kind: 'passphrase' }>;

/** The same passphrase typed on two keyboards may differ in composition only. */
const normalise = (passphrase: string): string => passphrase.normalize('NFKC');

const stretch = (passphrase: string, salt: Uint8Array, costLog2: number): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const options = { N: 2 ** costLog2, r: 8, p: 1, maxmem: 256 * 2 ** costLog2 * 8 };
    scrypt(normalise(passphrase), salt, 32, options, (error, key) => (error ? reject(error) : resolve(new Uint8Array(key))));
  });

const masterUnder = (stretched: Uint8Array, base: Omit<Record, 'sealed'>, random: Random): MasterKey => ({
  mint: async () => {
    const key = random.bytes(32);
    const record = { ...base, sealed: seal(key, { key: stretched, label: LABEL }, random) };
    return { key, record, afterStored: async () => undefined };
  },
});

/** A new passphrase. Fails with `passphrase-weak` below 8 characters. */
export const newPassphrase = async (passphrase: string, random: Random, costLog2: number): Promise<MasterKey> => {
  if (Array.from(normalise(passphrase)).length < MIN_CHARACTERS) throw new AppError('passphrase-weak', { characters: MIN_CHARACTERS });
  const salt = random.bytes(16);
  const stretched = await stretch(passphrase, salt, costLog2);
  return masterUnder(stretched, { kind: 'passphrase', costLog2, salt: Buffer.from(salt).toString('base64') }, random);
};

/** Opens a record with its passphrase. Fails with `passphrase-wrong`. */
export const openPassphrase = async (
  passphrase: string,
  record: MasterRecord,
  random: Random,
): Promise<{ readonly key: Uint8Array; readonly master: MasterKey }> => {
  must(record.kind === 'passphrase', 'the master is under a passphrase');
  const { sealed, ...base } = record;
  const stretched = await stretch(passphrase, Buffer.from(record.salt, 'base64'), record.costLog2);
  const key = unseal(sealed, { key: stretched, label: LABEL });
  if (!key) throw new AppError('passphrase-wrong');
  return { key, master: masterUnder(stretched, base, random) };
};
