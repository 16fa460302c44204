const LOOK_EVERY_MS = 500;

/** Calls once when the process that started this one is gone, at the latest half a second later. Keeps no process alive. */
export const whenParentEnds = (ended: () => void): void => {
  const parent = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    ended();
  }, LOOK_EVERY_MS);
  looking.unref();
};
