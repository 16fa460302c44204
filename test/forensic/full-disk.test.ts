import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FAMILY, forget, memoryDesk, overview } from '../features/memory/memory-desk.ts';

/** Mounting needs root on Linux; without it there is no small disk to fill. */
const smallDisk = (): string | undefined => {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
};

const fill = (folder: string): void => {
  for (let bytes = 1 << 20; bytes >= 1; bytes >>= 1) {
    for (let place = 0; ; place += 1) {
      try {
        writeFileSync(join(folder, `filler-${bytes}-${place}`), Buffer.alloc(bytes, 1));
      } catch {
        rmSync(join(folder, `filler-${bytes}-${place}`), { force: true });
        break;
      }
      if (bytes < 4096) break;
    }
  }
};

test('on a disk without a free byte everything is forgotten all the same', async ({ skip }) => {
  const disk = smallDisk();
  if (disk === undefined) return skip('a small disk can be mounted by root on Linux only');
  const home = await memoryDesk({}, disk);
  try {
    for (let place = 0; place < 200; place += 1) home.chat.say('Alice', `I love dish number ${place}, my e-mail is cook${place}@kitchen.example`);
    await home.memory.settled();
    fill(disk);
    expect(statfsSync(disk).bfree).toBe(0);
    const { receipt } = await forget(home);
    expect(receipt).toMatchObject({ memories: 200, checks: expect.arrayContaining(['key-destroyed', 'files-gone', 'worker-ended']) });
    expect(await overview(home, FAMILY)).toMatchObject({ items: [], redacted: [] });
  } finally {
    await home.close().catch(() => undefined);
    execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true, force: true });
  }
});
