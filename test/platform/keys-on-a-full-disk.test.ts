import { existsSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { machineKeystore, remoteKeystore, serveKeystore, systemRandom } from '#platform';
import { emptyDisk, fillDisk, withSmallDisk } from '../support/small-disk.ts';

const PASSPHRASE = 'a long passphrase';
const keysIn = (dataDir: string) => machineKeystore({ dataDir, random: systemRandom, costLog2: 12 });
const secret = (byte: number) => new Uint8Array(32).fill(byte);

test('a keys file that does not fit on the disk leaves the one before as it was', async ({ skip }) => {
  await withSmallDisk({ sizeBytes: 256 * 1024, skip }, async (disk) => {
    const keys = keysIn(disk);
    await keys.setUp({ kind: 'passphrase', passphrase: PASSPHRASE });
    // More than one page: a disk with one page left takes the beginning of it, and no more.
    for (let at = 0; at < 80; at += 1) await keys.write(`memory-${at}`, secret(at));
    expect(readFileSync(join(disk, 'keys.json')).length).toBeGreaterThan(4096);
    fillDisk(disk);
    truncateSync(join(disk, 'filler-65536-0'), 65_536 - 4096);
    await expect(keys.write('late', secret(99))).rejects.toMatchObject({ code: 'ENOSPC' });
    const again = keysIn(disk);
    await again.unlock(PASSPHRASE);
    for (const at of [0, 41, 79]) expect(await again.read(`memory-${at}`)).toEqual(secret(at));
    expect(existsSync(join(disk, 'keys.json.new'))).toBe(false);
  });
});

test('a key that could not be stored is not used either, and one that could not be destroyed still opens', async ({ skip }) => {
  await withSmallDisk({ sizeBytes: 64 * 1024, skip }, async (disk) => {
    const keys = keysIn(disk);
    await keys.setUp({ kind: 'passphrase', passphrase: PASSPHRASE });
    await keys.write('kept', secret(1));
    fillDisk(disk);
    await expect(keys.write('late', secret(2))).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await keys.read('late')).toBeUndefined();
    await expect(keys.destroy('kept')).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await keys.read('kept')).toEqual(secret(1));
    emptyDisk(disk);
    await keys.write('late', secret(3));
    const again = keysIn(disk);
    await again.unlock(PASSPHRASE);
    expect([await again.read('kept'), await again.read('late')]).toEqual([secret(1), secret(3)]);
  });
});

test('over a line a full disk keeps its name', async ({ skip }) => {
  await withSmallDisk({ sizeBytes: 64 * 1024, skip }, async (disk) => {
    fillDisk(disk);
    const ends = [new Set<(message: unknown) => void>(), new Set<(message: unknown) => void>()] as const;
    const end = (mine: 0 | 1, other: 0 | 1) => ({
      post: (message: unknown) => ends[other].forEach((listen) => listen(message)),
      onMessage: (listen: (message: unknown) => void) => (ends[mine].add(listen), () => ends[mine].delete(listen)),
    });
    serveKeystore(keysIn(disk), end(0, 1));
    const core = remoteKeystore(end(1, 0));
    await expect(core.setUp({ kind: 'passphrase', passphrase: PASSPHRASE })).rejects.toMatchObject({ code: 'disk-full' });
  });
});
