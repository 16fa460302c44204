import { AppError, must } from '#contract';
import type { Random } from '../random.ts';
import type { Keyring } from './keyring.ts';
import type { MasterKey } from './master-key.ts';
import type { MasterRecord } from './secrets-file.ts';

/**
 * Masters in the operating system's keyring. A new one gets an account of its own and the old account goes
 * only after the file that needs the new one is durable: dying in between loses nothing.
 */
export const keyringMaster = (keyring: Keyring, random: Random): MasterKey => ({
  mint: async (previous) => {
    const key = random.bytes(32);
    const account = `master-${Buffer.from(random.bytes(12)).toString('hex')}`;
    await keyring.write(account, key);
    const afterStored = async (): Promise<void> => {
      if (previous?.kind === 'keyring') await keyring.remove(previous.account);
    };
    return { key, record: { kind: 'keyring', account }, afterStored };
  },
});

/** Fails with `keyring-unavailable`, also when the keyring has lost the master. */
export const openKeyring = async (keyring: Keyring, record: MasterRecord): Promise<Uint8Array> => {
  must(record.kind === 'keyring', 'the master is in the keyring');
  const key = await keyring.read(record.account);
  if (key?.length !== 32) throw new AppError('keyring-unavailable');
  return key;
};
