import { AppError } from '#contract';
import { machineFailure } from '../machine-failure.ts';

/** The operating system's store of secrets, as far as we use it. */
export interface Keyring {
  read(account: string): Promise<Uint8Array | undefined>;
  write(account: string, secret: Uint8Array): Promise<void>;
  remove(account: string): Promise<void>;
}

const SERVICE = 'Hearth';
// The kernel's own keyring forgets at a reboot: on Linux only the Secret Service will do.
const LINUX = { linux: { store: 'secret-service' } } as const;

const entryOf = async (account: string) => {
  const { AsyncEntry } = await import('@napi-rs/keyring');
  return new AsyncEntry(SERVICE, account, LINUX);
};

/** Keychain, Credential Manager or Secret Service. Every call fails with `keyring-unavailable` where there is none, or when it refuses. */
export const systemKeyring: Keyring = {
  read: async (account) => {
    try {
      const secret = await (await entryOf(account)).getSecret();
      return secret ? Uint8Array.from(secret) : undefined;
    } catch (error) {
      throw new AppError('keyring-unavailable', {}, { cause: error });
    }
  },
  write: async (account, secret) => {
    try {
      await (await entryOf(account)).setSecret(secret);
    } catch (error) {
      throw new AppError('keyring-unavailable', {}, { cause: error });
    }
  },
  remove: async (account) => {
    try {
      await (await entryOf(account)).deleteCredential();
    } catch (error) {
      throw new AppError('keyring-unavailable', {}, { cause: error });
    }
  },
};

/** Whether this machine has a keyring that keeps what it is given: tried with a probe. Throws what a full disk throws: then nobody knows. */
export const keyringWorks = async (keyring: Keyring): Promise<boolean> => {
  const probe = Uint8Array.of(1, 2, 3);
  try {
    await keyring.write('probe', probe);
    const read = await keyring.read('probe');
    await keyring.remove('probe');
    return read !== undefined && Buffer.from(read).equals(probe);
  } catch (error) {
    if (machineFailure(error)?.code === 'disk-full') throw error;
    return false;
  }
};
