import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Skip = (why: string) => void;

/** A disk of its own in memory, gone afterwards. Mounting needs root on Linux; elsewhere the test is skipped, with the reason. */
export const withSmallDisk = async ({ sizeBytes, skip }: { readonly sizeBytes: number; readonly skip: Skip }, run: (disk: string) => Promise<void>): Promise<void> => {
  const disk = mkdtempSync(join(tmpdir(), '围炉 disk '));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeBytes}`, 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    rmSync(disk, { recursive: true, force: true });
    return skip('a small disk can be mounted by root on Linux only');
  }
  try {
    await run(disk);
  } finally {
    execFileSync('umount', ['-l', disk]);
    rmSync(disk, { recursive: true, force: true });
  }
};

/** Writes files named `filler-<bytes>-<place>` until not one page is free. */
export const fillDisk = (disk: string): void => {
  for (let bytes = 1 << 20; bytes >= 4096; bytes >>= 1) {
    for (let place = 0; ; place += 1) {
      const file = join(disk, `filler-${bytes}-${place}`);
      try {
        writeFileSync(file, Buffer.alloc(bytes, 1));
      } catch {
        rmSync(file, { force: true });
        break;
      }
    }
  }
};

/** Makes room again. */
export const emptyDisk = (disk: string): void => void execFileSync('sh', ['-c', 'rm -f filler-*'], { cwd: disk });

/** From now on, or no longer, nothing can be written there. */
export const setReadOnly = (disk: string, isReadOnly: boolean): void => void execFileSync('mount', ['-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, disk]);
