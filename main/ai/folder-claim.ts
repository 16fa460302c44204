import { open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { AppError } from '#contract';
import type { Clock } from '#platform';

const REFRESH_MS = 10_000;
const STALE_MS = 30_000;

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** A claim whose holder is gone, or has not said for a while that it is there. */
const isStale = async (file: string, nowMs: number): Promise<boolean> => {
  const [text, found] = await Promise.all([readFile(file, 'utf8').catch(() => undefined), stat(file).catch(() => undefined)]);
  if (text === undefined || found === undefined) return true;
  return nowMs - found.mtimeMs > STALE_MS || !isRunning(Number(text));
};

/**
 * Several desktops of a machine share the models folder: whoever fetches a file claims it. Returns how to let go.
 * Fails with `model-in-use`.
 */
export const claim = async (file: string, clock: Clock): Promise<() => Promise<void>> => {
  if (await isStale(file, clock.now())) await rm(file, { force: true });
  const handle = await open(file, 'wx').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? new AppError('model-in-use') : error;
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
