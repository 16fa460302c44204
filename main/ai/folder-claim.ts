import { open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { AppError } from '#contract';
import type { Clock } from '#platform';

const REFRESH_MS = 10_000;
const STALE_MS = 30_000;
/** Between making a claim and writing into it who made it: one that stays empty was left by a process that died there. */
const EMPTY_MS = 1_000;
const LOOK_AGAIN_MS = 50;

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** A claim that is there: `stale` when its holder is gone, or has not said for a while that it is there; `nameless` while it is not written yet. */
const look = async (file: string, nowMs: number): Promise<'none' | 'held' | 'stale' | 'nameless'> => {
  const [text, found] = await Promise.all([readFile(file, 'utf8').catch(() => undefined), stat(file).catch(() => undefined)]);
  if (text === undefined || found === undefined) return 'none';
  const ageMs = nowMs - found.mtimeMs;
  if (text === '') return ageMs > EMPTY_MS ? 'stale' : 'nameless';
  return ageMs > STALE_MS || !isRunning(Number(text)) ? 'stale' : 'held';
};

const pause = (clock: Clock, ms: number): Promise<void> => new Promise((resolve) => void clock.after(ms, resolve));

/** Removes a claim that a dead process left. */
export const dropStaleClaim = async (file: string, clock: Clock): Promise<void> => {
  if ((await look(file, clock.now())) === 'stale') await rm(file, { force: true });
};

/**
 * Several desktops of a machine share the models folder: whoever fetches a file claims it. Returns how to let go.
 * Fails with `model-fetched-elsewhere`.
 */
export const claim = async (file: string, clock: Clock): Promise<() => Promise<void>> => {
  for (let waitedMs = 0; waitedMs <= EMPTY_MS && (await look(file, clock.now())) === 'nameless'; waitedMs += LOOK_AGAIN_MS) await pause(clock, LOOK_AGAIN_MS);
  await dropStaleClaim(file, clock);
  const handle = await open(file, 'wx').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? new AppError('model-fetched-elsewhere') : error;
  });
  await handle.writeFile(String(process.pid));
  await handle.close();
  const refresh = (): void => void utimes(file, clock.now() / 1000, clock.now() / 1000).catch(() => undefined);
  const stop = clock.every(REFRESH_MS, refresh);
  return async () => {
    stop();
    await rm(file, { force: true });
  };
};
