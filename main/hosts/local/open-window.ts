import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Quiet and alone: nothing is fetched, synced or asked; the profile lives in the data directory. */
const QUIET = [
  '--no-first-run', '--no-default-browser-check', '--password-store=basic', '--disable-background-networking', '--disable-component-update',
  '--class=hearth', '--disable-sync', '--disable-quic', '--disable-features=Translate,OptimizationHints,MediaRouter', '--disk-cache-size=33554432',
];

/** `closed` resolves when the person closed it, or a browser that ran already took it over. */
export type AppWindow = { readonly closed: Promise<void>; close(): Promise<void> };

type Options = { readonly browser: string; readonly url: string; readonly dataDir: string; readonly isRoot: boolean };

/** Shows the UI in an app window of its own. `closed` resolves when the person closes it. Fails when the browser cannot be started. */
export const openWindow = async ({ browser, url, dataDir, isRoot }: Options): Promise<AppWindow> => {
  // Chromium refuses its sandbox to root.
  const args = [`--app=${url}`, `--user-data-dir=${join(dataDir, 'window')}`, ...QUIET, ...(isRoot ? ['--no-sandbox'] : [])];
  const child = spawn(browser, args, { stdio: 'ignore' });
  const closed = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  return {
    closed,
    close: async () => {
      child.kill('SIGTERM');
      await closed;
    },
  };
};
