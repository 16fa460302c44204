import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machineFailure } from '#platform';

/** A first database with its log is some 1.5 MB. */
const FIRST_BYTES = 2 * 1024 * 1024;

/** Tries whether a first database would find room: what the system calls free may be kept from us by a quota. Fails with `disk-full`, `data-dir-unwritable`; nothing is left. */
export const needRoom = (dataDir: string): void => {
  const file = join(dataDir, 'room');
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(file, new Uint8Array(FIRST_BYTES), { flush: true });
  } catch (error) {
    throw machineFailure(error) ?? error;
  } finally {
    rmSync(file, { force: true });
  }
};
