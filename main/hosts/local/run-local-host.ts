import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '#contract';
import { userDataDir } from '#hosts/supervisor';
import { lineLog, machineKeystore, nodeChildren, silentLog, systemClock, systemRandom } from '#platform';
import { findBrowser, hasDisplay } from './find-browser.ts';
import { LOCAL_ENTRIES, UI_DIR } from './local-entries.ts';
import { openWindow } from './open-window.ts';
import { type LocalHost, startLocalHost } from './start-local-host.ts';
import { unlockWithFile } from './unlock-with-file.ts';

export const START_HELP = `Usage: npm start -- [options]

Opens Hearth on this machine.
  --data-dir DIR          where everything is kept (default: your user data folder)
  --passphrase-file FILE  unlocks without asking (its first line)
  --port N                the page's port on 127.0.0.1 (default: any free one, kept)
  --no-window             open no window: print a link that signs in once
  --keep                  keep running when the window is closed
  --verbose               write log lines to standard error (never texts, names or keys)`;

const OPTIONS = {
  'data-dir': { type: 'string' },
  'passphrase-file': { type: 'string' },
  port: { type: 'string' },
  'no-window': { type: 'boolean', default: false },
  keep: { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
  'loopback-only': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** The words of a command line; `env` and `cwd` of the process that was started. */
export type RunOptions = {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly version: string;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
};

const portOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new AppError('input-invalid', { why: `--port ${text}` });
  return port;
};

/** A window where one can be seen, else a printed link. @returns a promise that resolves when the person closed the window */
const show = async (host: LocalHost, { env, say }: RunOptions, { dataDir, noWindow }: { dataDir: string; noWindow: boolean }) => {
  const machine = { platform: process.platform, env };
  const browser = !noWindow && hasDisplay(machine) ? findBrowser(machine) : undefined;
  const url = host.signInUrl();
  if (browser !== undefined) {
    try {
      return await openWindow({ browser, url, dataDir, isRoot: process.platform === 'linux' && process.getuid?.() === 0 });
    } catch {
      say('The window could not be opened. · 无法打开窗口。');
    }
  }
  say('Hearth · 围炉');
  say(`  ${url}`);
  say(`  ${url.replace(host.origin, host.plainOrigin)}`);
  say('Open one of these in a browser; each link signs in once. Ctrl-C stops. · 在浏览器里打开其中一个链接（只能登录一次）。按 Ctrl-C 停止。');
  return undefined;
};

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });

/**
 * Runs Hearth until its window is closed or `signal` aborts, children ended first.
 * Fails as `startLocalHost` does, with `file-not-found` and `passphrase-wrong`; bad options fail as `util.parseArgs` does.
 */
export const runLocalHost = async (run: RunOptions): Promise<void> => {
  const { values } = parseArgs({ args: [...run.args], options: OPTIONS });
  if (values.help) return run.say(START_HELP);
  const userData = userDataDir(run.env, process.platform, homedir());
  const dataDir = resolve(run.cwd, values['data-dir'] ?? join(userData, 'desktop'));
  const keystore = machineKeystore({ dataDir, random: systemRandom });
  const passphraseFile = values['passphrase-file'];
  const gaveUp = Promise.withResolvers<never>();
  // It may happen before anybody waits for it.
  gaveUp.promise.catch(() => undefined);
  const host = await startLocalHost({
    dataDir,
    keystore,
    children: nodeChildren(run.env),
    clock: systemClock,
    random: systemRandom,
    log: values.verbose ? lineLog((line) => void process.stderr.write(`${line}\n`), () => systemClock.now()) : silentLog,
    verbose: values.verbose,
    version: run.version,
    entries: LOCAL_ENTRIES,
    uiDir: UI_DIR,
    modelsDir: run.env['HEARTH_MODELS'] || join(userData, 'models'),
    port: portOf(values.port),
    loopbackOnly: values['loopback-only'],
    onGaveUp: gaveUp.reject,
    beforeCore: async () => {
      if (passphraseFile !== undefined) await unlockWithFile(keystore, resolve(run.cwd, passphraseFile));
    },
  });
  try {
    const window = await show(host, run, { dataDir, noWindow: values['no-window'] });
    const ends = [untilAborted(run.signal), gaveUp.promise];
    await Promise.race(window && !values.keep ? [...ends, window.closed] : ends);
    await window?.close();
  } finally {
    await host.stop();
  }
  return undefined;
};
