/** Entry of the installed app: the only module that imports Electron itself. */
import * as electron from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { userConfigDir, userDataDir } from '#hosts/supervisor';
import { silentLog, systemClock, systemRandom } from '#platform';
import type { Electron } from './electron-parts.ts';
import type { BuiltPaths } from './host-options.ts';
import { startElectronHost } from './start-electron-host.ts';
import { feedSchema } from './updates/read-feed.ts';

/** Two folders up from this module as it is built (`out/main`): the app's own folder. */
const root = join(import.meta.dirname, '..', '..');
const built = (...names: readonly string[]): string => join(root, 'out', ...names);
const paths: BuiltPaths = {
  core: built('main', 'core.js'),
  aiWorker: built('main', 'ai-worker.js'),
  taggerWorker: built('main', 'tagger-worker.js'),
  taggersDir: join(root, 'models', 'taggers'),
  preload: built('preload', 'hand-over-ports.cjs'),
  pageDir: built('renderer'),
  rtcDir: built('rtc'),
  appIcon: join(root, 'resources', 'icons', 'hearth-512.png'),
  trayIcon: join(root, 'resources', 'icons', 'tray.png'),
  trayUnreadIcon: join(root, 'resources', 'icons', 'tray-unread.png'),
};

/** Put there by whoever packages with a feed of their own. */
const feedFile = join(root, 'resources', 'update-feed.json');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string };
const { argv, env, platform, arch, execPath } = process;
const userData = userDataDir(env, platform, homedir());

/** The types are right as they are: whatever the real Electron offers fits what this host asks for. */
const real: Electron = electron;

await startElectronHost(real, {
  argv: argv.slice(1),
  env,
  platform,
  target: `${platform}-${arch}`,
  program: env['APPIMAGE'] ?? execPath,
  configDir: userConfigDir(env, homedir()),
  dataDir: join(userData, 'app'),
  modelsDir: env['HEARTH_MODELS'] || join(userData, 'models'),
  version,
  paths,
  loopbackOnly: false,
  feed: existsSync(feedFile) ? feedSchema.parse(JSON.parse(readFileSync(feedFile, 'utf8'))) : undefined,
  clock: systemClock,
  random: systemRandom,
  log: silentLog,
});
