import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { machineFailure } from '#platform';

export const DATABASE = 'hearth.db';
const MARK = 'repair.json';
const SUFFIXES = ['', '-wal', '-shm'] as const;

/** Every file of the database. */
export const DATABASE_FILES: readonly string[] = SUFFIXES.map((suffix) => `${DATABASE}${suffix}`);

export const isDatabaseThere = (homeDir: string): boolean => existsSync(join(homeDir, DATABASE));

const markSchema = z.object({ folder: z.string().regex(/^damaged [\d -]+$/) });

const markOf = (homeDir: string): string => join(homeDir, MARK);

/** The folder that a repair under way sets the damaged database aside in; undefined when none is. */
export const repairUnderWay = (homeDir: string): string | undefined => {
  try {
    return join(homeDir, markSchema.parse(JSON.parse(readFileSync(markOf(homeDir), 'utf8'))).folder);
  } catch {
    return undefined;
  }
};

const writeMark = (homeDir: string, folder: string): void => {
  const handle = openSync(markOf(homeDir), 'w', 0o600);
  try {
    writeFileSync(handle, JSON.stringify({ folder: basename(folder) }));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Notes durably that a repair has begun, so that a crash in it is taken up where it was. Fails with `disk-full`, `data-dir-unwritable`. */
export const beginRepair = (homeDir: string, nowMs: number): string => {
  const known = repairUnderWay(homeDir);
  if (known !== undefined) return known;
  const folder = join(homeDir, `damaged ${new Date(nowMs).toISOString().slice(0, 19).replaceAll(/[T:]/g, '-')}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeMark(homeDir, folder);
  } catch (error) {
    throw machineFailure(error) ?? error;
  }
  return folder;
};

/** Moves the database into the folder: nothing of it is changed, and nothing is ever deleted. */
export const setDatabaseAside = (homeDir: string, folder: string): void => {
  // There already: what lies in its place by now is the repaired one.
  if (existsSync(join(folder, DATABASE))) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const suffix of SUFFIXES.toReversed()) {
    const file = join(homeDir, `${DATABASE}${suffix}`);
    if (existsSync(file)) renameSync(file, join(folder, `${DATABASE}${suffix}`));
  }
};

/** Removes what an interrupted repair had begun to write. */
export const dropUnfinished = (file: string): void => {
  for (const suffix of SUFFIXES) rmSync(`${file}${suffix}`, { force: true });
};

/** The repaired database takes the place of the old one, and the repair is over. */
export const endRepair = (homeDir: string, repaired: string): void => {
  renameSync(repaired, join(homeDir, DATABASE));
  rmSync(markOf(homeDir), { force: true });
};

/** Moves these files of the data directory into a folder of their own. */
export const setFilesAside = (homeDir: string, names: readonly string[], nowMs: number): void => {
  const folder = join(homeDir, `set aside ${new Date(nowMs).toISOString().slice(0, 19).replaceAll(/[T:]/g, '-')}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of names) if (existsSync(join(homeDir, name))) renameSync(join(homeDir, name), join(folder, name));
  } catch (error) {
    throw machineFailure(error) ?? error;
  }
};
