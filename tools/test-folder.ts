import { mkdtempSync, readFileSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const IN_MEMORY = '/dev/shm';
const NEEDED_BYTES = 4 * 1024 ** 3;

/** Programs are started from there, which a mount may forbid; and memory that is short is better spent otherwise. */
const isRoomInMemory = (): boolean => {
  try {
    const [, options = 'noexec'] = new RegExp(`^\\S+ ${IN_MEMORY} tmpfs (\\S+)`, 'm').exec(readFileSync('/proc/mounts', 'utf8')) ?? [];
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return !options.split(',').includes('noexec') && Math.min(bavail * bsize, process.availableMemory()) >= NEEDED_BYTES;
  } catch {
    return false;
  }
};

/** A folder for all that tests write: in memory where there is room, since what they commit to the disk tens of thousands of times is removed a moment later; else in the system's own place. */
export const makeTestFolder = (): string => mkdtempSync(join(isRoomInMemory() ? IN_MEMORY : tmpdir(), 'hearth-test-'));
