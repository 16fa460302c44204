import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CircleId } from '#contract';
import { memoryDir, memoryFiles, memoryPath } from '../memory-file.ts';

const MARK = 'forgotten';

const markPath = (homeDir: string, circle: CircleId): string => join(memoryDir(homeDir), `${circle}.${MARK}`);

/** A file that is set aside is the mark: a rename needs no room on a full disk, and cannot be half done. */
export const setAside = (homeDir: string, circle: CircleId): void => {
  const file = memoryPath(homeDir, circle);
  if (existsSync(file)) renameSync(file, markPath(homeDir, circle));
};

export const isSetAside = (homeDir: string, circle: CircleId): boolean => existsSync(markPath(homeDir, circle));

/** The set-aside database, for the check at the end. */
export const setAsidePath = markPath;

const syncFolder = (folder: string): void => {
  // Windows cannot open a folder; there an unlink is durable by itself.
  if (process.platform === 'win32' || !existsSync(folder)) return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/**
 * Unlinks every file of a circle's memory, durably.
 * @returns those that are still there
 */
export const eraseFiles = (homeDir: string, circle: CircleId): readonly string[] => {
  for (const file of memoryFiles(homeDir, circle)) {
    try {
      rmSync(file, { force: true, recursive: true });
    } catch {
      // Reported below: it is still there.
    }
  }
  syncFolder(memoryDir(homeDir));
  return memoryFiles(homeDir, circle);
};
