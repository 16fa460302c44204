import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Electron } from '../../../main/hosts/electron/electron-parts.ts';

export type Backend = ReturnType<Electron['safeStorage']['getSelectedStorageBackend']>;

/** Seals for as long as the machine runs. */
export const safeStorage = (backend: Backend): Electron['safeStorage'] => {
  const key = randomBytes(32);
  return {
    isEncryptionAvailable: () => true,
    getSelectedStorageBackend: () => backend,
    encryptString: (text) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    decryptString: (sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAuthTag(sealed.subarray(-16));
      return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8');
    },
  };
};
