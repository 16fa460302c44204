import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { machineKeystore, systemRandom } from '#platform';
import { safeStorage } from '../../support/electron-double/safe-storage.ts';
import { safeStorageKeyring } from '../../../main/hosts/electron/safe-storage-keyring.ts';

const root = mkdtempSync(join(tmpdir(), '围炉 keys '));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const dir = (): string => mkdtempSync(join(root, 'desk '));

test.each(['basic_text', 'unknown'] as const)('a backend that hides nothing (%s) is refused on Linux: the keyring is not offered, and asking for it fails with a sentence', async (backend) => {
  const dataDir = dir();
  const keyring = safeStorageKeyring(safeStorage(backend), { dataDir, platform: 'linux' });
  const store = machineKeystore({ dataDir, random: systemRandom, keyring });
  expect(await store.kinds()).toEqual(['passphrase', 'memory']);
  await expect(store.setUp({ kind: 'keyring' })).rejects.toMatchObject({ code: 'keyring-unavailable' });
  await expect(keyring.read('x')).rejects.toMatchObject({ code: 'keyring-unavailable' });
});

test('a system without any is refused everywhere', async () => {
  const none = { ...safeStorage('gnome_libsecret'), isEncryptionAvailable: () => false };
  for (const platform of ['win32', 'darwin'] as const) await expect(safeStorageKeyring(none, { dataDir: dir(), platform }).write('x', new Uint8Array(32))).rejects.toMatchObject({ code: 'keyring-unavailable' });
});

test('a key of another login, or a damaged file, is unavailable rather than wrong', async () => {
  const dataDir = dir();
  await safeStorageKeyring(safeStorage('kwallet5'), { dataDir, platform: 'linux' }).write('master', new Uint8Array(32).fill(7));
  await expect(safeStorageKeyring(safeStorage('kwallet5'), { dataDir, platform: 'linux' }).read('master')).rejects.toMatchObject({ code: 'keyring-unavailable' });
});

test('no key lies in the file in the clear', async () => {
  const dataDir = dir();
  const keyring = safeStorageKeyring(safeStorage('gnome_libsecret'), { dataDir, platform: 'linux' });
  const canary = Buffer.from('canary-canary-canary-canary-1234');
  await keyring.write('master', canary);
  const bytes = readFileSync(join(dataDir, 'safe-storage.json'));
  expect([bytes.includes('canary'), bytes.includes(canary.toString('base64').slice(4, 30))]).toEqual([false, false]);
  expect(Buffer.from((await keyring.read('master')) ?? [])).toEqual(canary);
});
