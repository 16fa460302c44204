import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '#contract';
import { type LoginEntry, loginEntryFile, terminalLanguage, userConfigDir, userDataDir } from '#hosts/supervisor';
import { type Keystore, lineLog, machineKeystore, nodeChildren, silentLog, systemClock, systemRandom } from '#platform';
import { AppWindows } from './app-windows.ts';
import { findBrowser, hasDisplay } from './find-browser.ts';
import { LOCAL_ENTRIES, UI_DIR } from './local-entries.ts';
import { openInBrowser } from './open-in-browser.ts';
import { openWindow } from './open-window.ts';
import { cutLink, hearSecondStarts, type SecondStart, tellFirstStart } from './second-start.ts';
import { type LocalHost, startLocalHost } from './start-local-host.ts';
import { unlockWithFile } from './unlock-with-file.ts';
import { hostWords } from './words/host-words.ts';
import { startHelp } from './words/start-help.ts';

const OPTIONS = {
  'data-dir': { type: 'string' },
  'passphrase-file': { type: 'string' },
  port: { type: 'string' },
  'no-window': { type: 'boolean', default: false },
  keep: { type: 'boolean', default: false },
  background: { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
  'loopback-only': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;
type Values = ReturnType<typeof parseArgs<{ readonly options: typeof OPTIONS }>>['values'];

/** The words of a command line; `env` and `cwd` of the process that was started. */
export type RunOptions = {
  readonly args: readonly string[];
  /** `hearth://…`, to be opened in the window. */
  readonly link?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly version: string;
  /** Of an installed Hearth, absolute: what a login starts when the person wants that. */
  readonly program?: string;
  readonly signal: AbortSignal;
  /** A newer Hearth was installed: this one ends, unless somebody is just trying and would lose everything. */
  readonly upgraded?: AbortSignal;
  readonly say: (line: string) => void;
};

/** How it ended. `isHidden`: it went on without the window that it had, or that nobody asked for yet. */
export type LeftHost = { readonly isHidden: boolean; readonly why: 'done' | 'upgraded' };

const portOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new AppError('input-invalid', { why: `--port ${text}` });
  return port;
};

type Shown = { readonly dataDir: string; readonly windows: AppWindows };

const wordsOf = ({ env }: RunOptions): ReturnType<typeof hostWords> => hostWords(terminalLanguage(env));

const sayLinks = (host: LocalHost, run: RunOptions): void => {
  const url = host.signInUrl();
  const { say } = run;
  say(wordsOf(run).app);
  say(`  ${url}`);
  say(`  ${url.replace(host.origin, host.plainOrigin)}`);
  say(wordsOf(run).openLinks);
};

/** A window of its own, else a page in whatever browser this person has, else a printed link. */
const show = async (host: LocalHost, run: RunOptions, { dataDir, windows }: Shown): Promise<void> => {
  const { env, say } = run;
  const machine = { platform: process.platform, env };
  if (!hasDisplay(machine)) return sayLinks(host, run);
  const browser = findBrowser(machine);
  try {
    if (browser !== undefined) {
      return windows.add(await openWindow({ browser, url: host.signInUrl(), dataDir, isRoot: process.platform === 'linux' && process.getuid?.() === 0, env: process.env }));
    }
    say(wordsOf(run).noAppBrowser);
    if (await openInBrowser(host.signInUrl(), env)) return undefined;
  } catch {
    say(wordsOf(run).noWindow);
  }
  return sayLinks(host, run);
};

type Settled = { readonly values: Values; readonly keystore: Keystore; readonly userData: string; readonly dataDir: string; readonly onGaveUp: (error: AppError) => void };

/** A login opens the usual place, on Linux: elsewhere, and for another data directory, nothing is offered. */
const loginEntryOf = ({ env, program }: RunOptions, values: Values): LoginEntry | undefined => {
  if (program === undefined || process.platform !== 'linux' || values['data-dir'] !== undefined) return undefined;
  return { file: loginEntryFile(userConfigDir(env, homedir()), 'hearth'), program, option: '--background' };
};

const startHost = async (run: RunOptions, { values, keystore, userData, dataDir, onGaveUp }: Settled): Promise<LocalHost> => {
  const passphraseFile = values['passphrase-file'];
  return startLocalHost({
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
    loginEntry: loginEntryOf(run, values),
    onGaveUp,
    beforeCore: async () => {
      if (passphraseFile !== undefined) await unlockWithFile(keystore, resolve(run.cwd, passphraseFile));
    },
  });
};

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });

const NOTHING_RAN: LeftHost = { isHidden: false, why: 'done' };

const untilUpgraded = async (upgraded: AbortSignal | undefined, keystore: Keystore): Promise<'upgraded'> => {
  if (upgraded) await untilAborted(upgraded);
  if (upgraded && (await keystore.kind()) !== 'memory') return 'upgraded';
  return new Promise(() => undefined);
};

/** Whether a Hearth runs here already, and heard what is wanted of it. */
const isWithTheFirst = async (error: unknown, run: RunOptions, dataDir: string): Promise<boolean> => {
  const { link, say } = run;
  if (!(error instanceof AppError) || error.code !== 'data-dir-in-use') return false;
  if (!(await tellFirstStart(dataDir, { ...(link !== undefined && { link: cutLink(link) }) }))) return false;
  say(wordsOf(run).runsAlready);
  return true;
};

/**
 * Runs Hearth until its windows are closed or `signal` aborts, children ended first. Started again on the same data directory, it hands its link to
 * the first and ends. Fails as `startLocalHost` does, with `file-not-found` and `passphrase-wrong`; bad options fail as `util.parseArgs` does.
 */
export const runLocalHost = async (run: RunOptions): Promise<LeftHost> => {
  const { values } = parseArgs({ args: [...run.args], options: OPTIONS });
  const windows = new AppWindows();
  if (values.help) {
    run.say(startHelp(run.env, 'npm start --'));
    return NOTHING_RAN;
  }
  const userData = userDataDir(run.env, process.platform, homedir());
  const dataDir = resolve(run.cwd, values['data-dir'] ?? join(userData, 'desktop'));
  const keystore = machineKeystore({ dataDir, random: systemRandom });
  const gaveUp = Promise.withResolvers<never>();
  // It may happen before anybody waits for it.
  gaveUp.promise.catch(() => undefined);
  const host = await startHost(run, { values, keystore, userData, dataDir, onGaveUp: gaveUp.reject }).catch(async (error: unknown) => {
    if (await isWithTheFirst(error, run, dataDir)) return undefined;
    throw error;
  });
  if (!host) return NOTHING_RAN;
  const open = async ({ link }: SecondStart): Promise<void> => {
    if (link !== undefined) host.openLink(cutLink(link));
    await show(host, run, { dataDir, windows });
  };
  const deafen = await hearSecondStarts({ dataDir, runtimeDir: run.env['XDG_RUNTIME_DIR'], onStart: (start) => void open(start) }).catch(() => undefined);
  try {
    if (values['no-window']) sayLinks(host, run);
    else if (!values.background) await open({ link: run.link });
    const ends = [untilAborted(run.signal), gaveUp.promise, untilUpgraded(run.upgraded, keystore)];
    const why = await Promise.race(windows.count > 0 && !values.keep && !values.background ? [...ends, windows.allClosed] : ends);
    return { isHidden: windows.count === 0 && (values.background || windows.hadOne), why: why ?? 'done' };
  } finally {
    deafen?.();
    await windows.close();
    await host.stop();
  }
};
