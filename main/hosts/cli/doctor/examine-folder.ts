import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isDataDirTaken } from '#platform';
import { amiss, fine, type Finding } from './finding.ts';

/** Below this, the next pictures and a large catch-up may not fit. */
const LEAST_FREE_BYTES = 500_000_000;
const OTHERS = 0o077;
const BYTES_PER_MB = 1_000_000;
/** What holds keys and words. In a folder that is closed, nobody comes to them. */
const PRIVATE = ['keys.json', 'hearth.db', 'mailbox.db'];

/** `uid`: of the process; undefined on Windows. */
export type Machine = { readonly uid: number | undefined; readonly freeBytes: (folder: string) => number; readonly canWrite: (folder: string) => boolean };

export const thisMachine: Machine = {
  uid: process.getuid?.(),
  freeBytes: (folder) => {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  },
  canWrite: (folder) => {
    try {
      accessSync(folder, constants.W_OK);
      return true;
    } catch {
      return false;
    }
  },
};

const ownership = (dataDir: string, { uid }: Machine): Finding => {
  const owner = statSync(dataDir).uid;
  return uid === undefined || uid === owner ? fine('folder', 'folder-yours') : amiss('folder', 'folder-foreign', { owner });
};

const permissions = (dataDir: string, { uid }: Machine): Finding => {
  // Windows has no such bits: its user folders are closed by their own lists.
  if (uid === undefined) return fine('permissions', 'permissions-by-system');
  const isOpen = (path: string): boolean => existsSync(path) && (statSync(path).mode & OTHERS) !== 0;
  if (!isOpen(dataDir)) return fine('permissions', 'permissions-closed');
  return amiss('permissions', 'permissions-open', { files: ['.', ...PRIVATE.filter((name) => isOpen(join(dataDir, name)))].join(', ') });
};

const space = (dataDir: string, { freeBytes }: Machine): Finding => {
  const free = freeBytes(dataDir);
  const freeMb = Math.floor(free / BYTES_PER_MB);
  return free >= LEAST_FREE_BYTES ? fine('space', 'space-enough', { freeMb }) : amiss('space', 'space-little', { freeMb });
};

/** Whose a data directory is, who may open it, its room on the disk, and whether anybody uses it. */
export const examineFolder = (dataDir: string, machine: Machine): readonly Finding[] => [
  ownership(dataDir, machine),
  ...(machine.canWrite(dataDir) ? [] : [amiss('folder', 'folder-unwritable')]),
  permissions(dataDir, machine),
  space(dataDir, machine),
  isDataDirTaken(dataDir) ? fine('lock', 'lock-taken') : fine('lock', 'lock-free'),
];
