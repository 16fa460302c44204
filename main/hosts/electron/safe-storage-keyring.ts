import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#contract';
import { type Keyring, replaceFile } from '#platform';
import type { Electron } from './electron-parts.ts';

const FILE = 'safe-storage.json';
const fileSchema = z.record(z.string().max(120), z.string().max(4096));

/** Why there may be nothing to rely on: Chromium then "encrypts" with a password that stands in its source. */
const isPlaintext = (backend: string): boolean => backend === 'basic_text' || backend === 'unknown';

type Storage = Electron['safeStorage'];

/**
 * Secrets sealed by Electron's safeStorage (Keychain, DPAPI, Secret Service, KWallet), kept in a file of the data directory.
 * Every call fails with `keyring-unavailable` where the system has no such place, on Linux also where safeStorage would use a known password.
 */
export const safeStorageKeyring = (storage: Storage, { dataDir, platform }: { readonly dataDir: string; readonly platform: NodeJS.Platform }): Keyring => {
  const file = join(dataDir, FILE);
  const needStorage = (): void => {
    const isRefused = !storage.isEncryptionAvailable() || (platform === 'linux' && isPlaintext(storage.getSelectedStorageBackend()));
    if (isRefused) throw new AppError('keyring-unavailable');
  };
  const read = (): Record<string, string> => {
    try {
      return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      return {};
    }
  };
  const write = (secrets: Record<string, string>): void => replaceFile(file, Buffer.from(JSON.stringify(secrets)));
  return {
    read: async (account) => {
      needStorage();
      const sealed = read()[account];
      if (sealed === undefined) return undefined;
      try {
        return new Uint8Array(Buffer.from(storage.decryptString(Buffer.from(sealed, 'base64')), 'base64'));
      } catch (error) {
        throw new AppError('keyring-unavailable', {}, { cause: error });
      }
    },
    write: async (account, secret) => {
      needStorage();
      const sealed = storage.encryptString(Buffer.from(secret).toString('base64')).toString('base64');
      write({ ...read(), [account]: sealed });
    },
    remove: async (account) => {
      const { [account]: removed, ...kept } = read();
      if (removed !== undefined) write(kept);
    },
  };
};
