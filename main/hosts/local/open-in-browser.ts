import { spawn } from 'node:child_process';

const LIMIT_MS = 15_000;

/** Shows a page in the browser this person uses, whichever it is. @returns whether one was found (on Linux by `xdg-open`) */
export const openInBrowser = (url: string, env: Readonly<Record<string, string | undefined>>): Promise<boolean> => {
  if (process.platform !== 'linux') return Promise.resolve(false);
  return new Promise((resolve) => {
    const child = spawn('xdg-open', [url], { stdio: 'ignore', env: { ...env } });
    // It may stay for as long as the browser does.
    const limit = setTimeout(() => resolve(true), LIMIT_MS);
    const end = (found: boolean): void => {
      clearTimeout(limit);
      resolve(found);
    };
    child.once('error', () => end(false));
    child.once('exit', (code) => end(code === 0));
  });
};
