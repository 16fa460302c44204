import { closeSync, existsSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CircleId } from '#contract';
import { AppError } from '#contract';
import { openDatabase } from '#platform';
import { memoryDir } from '../memory-file.ts';

/** SQLite's page, which carries its own authentication tag. */
const PAGE_BYTES = 4096;

/** The first page of an encrypted database, as it lay on disk. */
export const firstPage = (file: string): Uint8Array | undefined => {
  if (!existsSync(file)) return undefined;
  const page = new Uint8Array(PAGE_BYTES);
  const handle = openSync(file, 'r');
  try {
    return readSync(handle, page, 0, PAGE_BYTES, 0) === PAGE_BYTES ? page : undefined;
  } finally {
    closeSync(handle);
  }
};

/** Whether a key opens a page: a wrong key is "not a database"; the right one meets a database that was cut short. */
const opens = (file: string, key: Uint8Array): boolean => {
  try {
    openDatabase({ file, key }).close();
    return true;
  } catch (error) {
    const cause = error instanceof AppError ? (error.cause as { readonly code?: string } | undefined) : undefined;
    return cause?.code !== 'SQLITE_NOTADB';
  }
};

type Check = { readonly homeDir: string; readonly circle: CircleId; readonly page: Uint8Array; readonly oldKey: Uint8Array; readonly keyNow: Uint8Array | undefined };

/**
 * Puts the old first page back for a moment and tries what the keystore holds now. Undefined when the page could not even be opened with the
 * old key: then the check would prove nothing.
 */
export const isCopyUnreadable = ({ homeDir, circle, page, oldKey, keyNow }: Check): boolean | undefined => {
  const file = join(memoryDir(homeDir), `${circle}.check`);
  const attempt = (key: Uint8Array): boolean => {
    writeFileSync(file, page, { mode: 0o600 });
    return opens(file, key);
  };
  try {
    if (!attempt(oldKey)) return undefined;
    return keyNow === undefined || !attempt(keyNow);
  } catch {
    return undefined;
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true });
  }
};
