import { readFileSync } from 'node:fs';

const LOOK_EVERY_MS = 500;

/** The parent of a process; undefined where `/proc` does not tell. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const parentOf = (pid: number): string | undefined => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /su, '').split(' ')[1];
  } catch {
    return undefined;
  }
};

/**
 * Calls once when the process that started this one is gone, at the latest half a second later. npm starts a shell that starts us: on Linux the
 * shell's own parent counts too, since it outlives an npm that was killed. Keeps no process alive.
 */
export const whenParentEnds = (ended: () => void): void => {
  const parent = process.ppid;
  const grandparent = parentOf(parent);
  const looking = setInterval(() => {
    if (process.ppid === parent && parentOf(parent) === grandparent) return;
    clearInterval(looking);
    ended();
  }, LOOK_EVERY_MS);
  looking.unref();
};
