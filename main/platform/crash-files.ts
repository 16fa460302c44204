import { closeSync, type Dirent, fsyncSync, openSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where Chromium writes what a crash leaves: of the app itself, and of a window in a browser. It is sent to nobody. */
export const crashDir = (dataDir: string): string => join(dataDir, 'crashes');

/** Crashpad's own, which hold nothing of a process. Without its folders it could keep no crash any more. */
const KEPT: ReadonlySet<string> = new Set(['settings.dat', 'metadata']);

const entriesIn = (folder: string): Dirent[] => {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch {
    return [];
  }
};

const overwrite = (file: string): void => {
  const handle = openSync(file, 'r+');
  try {
    writeFileSync(handle, new Uint8Array(statSync(file).size));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

const leavings = (dataDir: string): Dirent[] => entriesIn(crashDir(dataDir)).filter((entry) => !entry.isDirectory() && !KEPT.has(entry.name));

/**
 * Overwrites and removes what crashes have left: a dump holds what was in a process, in the clear.
 * @returns whether nothing is left
 */
export const eraseCrashes = (dataDir: string): boolean => {
  for (const entry of leavings(dataDir)) {
    const file = join(entry.parentPath, entry.name);
    try {
      if (entry.isFile()) overwrite(file);
      rmSync(file, { force: true });
    } catch {
      // Counted below: it is still there.
    }
  }
  return leavings(dataDir).length === 0;
};
