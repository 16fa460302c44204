import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { crashDir } from '#platform';

/** Quiet and alone: nothing is fetched, synced or asked; the profile lives in the data directory. */
const QUIET = [
  '--no-first-run', '--no-default-browser-check', '--password-store=basic', '--disable-background-networking', '--disable-component-update',
  '--class=hearth', '--disable-sync', '--disable-quic', '--disable-features=Translate,OptimizationHints,MediaRouter', '--disk-cache-size=33554432',
];

/** `closed` resolves when the person closed it, or a browser that ran already took it over. */
export type AppWindow = { readonly closed: Promise<void>; close(): Promise<void> };

type Options = {
  readonly browser: string;
  readonly url: string;
  readonly dataDir: string;
  readonly isRoot: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Chromium's storage ends with the page where a folder's name is not plain ASCII and no locale says that it is UTF-8: then it gets one that every system has. */
const inUtf8 = (env: Options['env']): Options['env'] => (/utf-?8/iu.test(env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '') ? env : { ...env, LC_ALL: 'C.UTF-8' });

/** Shows the UI in an app window of its own. `closed` resolves when the person closes it. Fails when the browser cannot be started. */
export const openWindow = async ({ browser, url, dataDir, isRoot, env }: Options): Promise<AppWindow> => {
  // Chromium refuses its sandbox to root. What a crash of it leaves would go to the person's own browser's folder, out of reach of Forget.
  const args = [`--app=${url}`, `--user-data-dir=${join(dataDir, 'window')}`, ...QUIET, ...(isRoot ? ['--no-sandbox'] : [])];
  const child = spawn(browser, args, { stdio: 'ignore', env: { ...inUtf8(env), BREAKPAD_DUMP_LOCATION: crashDir(dataDir) } });
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
