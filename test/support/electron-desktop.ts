import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { silentLog, systemClock, systemRandom } from '#platform';
import type { HostOptions } from '../../main/hosts/electron/host-options.ts';
import { type ElectronHost, startElectronHost } from '../../main/hosts/electron/start-electron-host.ts';
import { type Double, electronDouble, type Machine } from './electron-double/electron-double.ts';
import { waitFor } from './wait-for.ts';

const built = (...names: readonly string[]): string => resolve('out', ...names);
const PATHS: HostOptions['paths'] = {
  core: built('main', 'core.js'),
  aiWorker: built('main', 'ai-worker.js'),
  taggerWorker: built('main', 'tagger-worker.js'),
  taggersDir: resolve('models', 'taggers'),
  preload: built('preload', 'hand-over-ports.cjs'),
  pageDir: built('renderer'),
  rtcDir: built('rtc'),
  appIcon: resolve('resources/icons/hearth-512.png'),
  trayIcon: resolve('resources/icons/tray.png'),
  trayUnreadIcon: resolve('resources/icons/tray-unread.png'),
};

/** What was built and where this machine keeps things, for a start of the real host. */
export const hostOptions = (dataDir: string, changes: Partial<HostOptions> = {}): HostOptions => ({
  argv: [],
  env: process.env,
  platform: 'linux',
  target: 'linux-x64',
  program: '/opt/Hearth 围炉/hearth',
  configDir: join(dataDir, 'config'),
  dataDir,
  modelsDir: join(dataDir, 'no-models'),
  version: '0.1.0',
  paths: PATHS,
  loopbackOnly: true,
  feed: undefined,
  clock: systemClock,
  random: systemRandom,
  log: silentLog,
  ...changes,
});

export type ElectronDesktop = Double & {
  readonly dataDir: string;
  readonly host: ElectronHost | undefined;
  /** The page people see, once it is open. */
  page(): Promise<Page>;
  /** Quits as its menu does; resolves when the app has ended and every process of it with it. Its data goes too, unless another start is to find it. */
  quit(options?: { readonly keepsData: boolean }): Promise<void>;
};

export const isAlive = (pid: number | undefined): boolean => {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** The real Electron host over the double: what was built runs in real processes and in Chromium's pages. Nothing leaves 127.0.0.1. */
export const electronDesktop = async (machine: Machine, { dataDir = mkdtempSync(join(tmpdir(), '围炉 electron ')), ...changes }: Partial<HostOptions> = {}): Promise<ElectronDesktop> => {
  const double = await electronDouble(machine);
  const host = await startElectronHost(double.electron, hostOptions(dataDir, { argv: machine.argv ?? [], ...changes }));
  const { seen, app } = double;
  return {
    ...double,
    dataDir,
    host,
    page: async () => {
      await waitFor(() => seen.mainWindow !== undefined);
      const page = await seen.mainWindow?.webContents.page;
      if (!page) throw new Error('the window was closed');
      return page;
    },
    quit: async ({ keepsData } = { keepsData: false }) => {
      if (seen.exitCode === undefined) app.quit();
      await waitFor(() => seen.exitCode !== undefined && seen.utilities.every(({ pid }) => !isAlive(pid)));
      await double.close();
      if (!keepsData) rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
