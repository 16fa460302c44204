import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { machineKeystore, systemRandom } from '#platform';
import { safeStorageKeyring } from '../../main/hosts/electron/safe-storage-keyring.ts';
import { safeStorage } from '../support/electron-double/safe-storage.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { openCore } from '../support/open-core.ts';
import { emptyDisk, fillDisk, setReadOnly, withSmallDisk } from '../support/small-disk.ts';

const DISK_BYTES = 8 * 1024 * 1024;
const AGAIN_MS = 3_000;
const alice = { name: 'Alice', language: 'zh-CN', keyKind: 'keyring' } as const;

test('a disk that is full before anything was set up blocks first run with its name, leaves nothing, and is tried again by itself: the keyring is there then too', async ({ skip }) => {
  await withSmallDisk({ sizeBytes: DISK_BYTES, skip }, async (disk) => {
    const [dataDir, clock, storage] = [join(disk, 'app'), new FakeClock(), safeStorage('gnome_libsecret')];
    const keys = () => machineKeystore({ dataDir, random: systemRandom, keyring: safeStorageKeyring(storage, { dataDir, platform: 'linux' }) });
    const opens = () => openCore({ dataDir, keystore: keys(), clock, options: { hasScreen: true, isDataDirLocked: true } });
    fillDisk(disk);
    const first = await opens();
    expect(await first.client.app.status()).toMatchObject({ phase: 'blocked', problem: 'disk-full' });
    expect(readdirSync(dataDir)).toEqual([]);
    await expect(first.client.app.setUp(alice)).rejects.toMatchObject({ data: { code: 'disk-full' } });
    expect(await first.client.app.tryAgain()).toMatchObject({ phase: 'blocked', problem: 'disk-full' });
    await clock.advance(AGAIN_MS);
    expect(await first.client.app.status()).toMatchObject({ phase: 'blocked' });
    emptyDisk(disk);
    await clock.advance(AGAIN_MS);
    expect(await first.client.app.status()).toMatchObject({ phase: 'first-run', keyKinds: ['keyring', 'passphrase', 'memory'] });
    expect(await first.client.app.setUp(alice)).toMatchObject({ phase: 'ready' });
    await first.core.stop();
    expect(existsSync(join(dataDir, 'room'))).toBe(false);

    const again = await opens();
    expect(await again.client.app.status()).toMatchObject({ phase: 'ready', name: 'Alice' });
    await again.core.stop();
  });
});

test('a folder that cannot be written is said before a name and a passphrase are asked for, and is not tried again behind a person’s back', async ({ skip }) => {
  await withSmallDisk({ sizeBytes: DISK_BYTES, skip }, async (disk) => {
    const clock = new FakeClock();
    setReadOnly(disk, true);
    const { client, core } = await openCore({ dataDir: disk, keystore: machineKeystore({ dataDir: disk, random: systemRandom }), clock, options: { hasScreen: true, isDataDirLocked: true } });
    expect(await client.app.status()).toMatchObject({ phase: 'blocked', problem: 'data-dir-unwritable' });
    setReadOnly(disk, false);
    await clock.advance(10 * AGAIN_MS);
    expect(await client.app.status()).toMatchObject({ phase: 'blocked' });
    expect(await client.app.tryAgain()).toMatchObject({ phase: 'first-run' });
    await core.stop();
  });
});
