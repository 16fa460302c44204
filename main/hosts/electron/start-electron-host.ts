import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, type ErrorCode, type Status } from '#contract';
import { HostRelay, languageOfLocale, Supervisor } from '#hosts/supervisor';
import { crashDir, lockDataDir, machineFailure, machineKeystore } from '#platform';
import { deepLinkIn, pageHashOf, readDeepLink } from './deep-link.ts';
import { DesktopShell } from './desktop/desktop-shell.ts';
import { HIDDEN } from './desktop/login-start.ts';
import type { Electron, Port } from './electron-parts.ts';
import type { HostOptions } from './host-options.ts';
import { SCHEME } from './page/addresses.ts';
import { answerRequest } from './page/answer-request.ts';
import { readBlob } from './page/blob-line.ts';
import { CorePlace } from './processes/core-place.ts';
import { CoreStandIn } from './processes/core-stand-in.ts';
import { openRtcWindow } from './processes/rtc-window.ts';
import { serveChildren, type StartChild } from './processes/serve-children.ts';
import { type UtilityChild, utilityChild } from './processes/utility-child.ts';
import { safeStorageKeyring } from './safe-storage-keyring.ts';
import { filled, type Words, wordsFor } from './words/words.ts';
import { guardSession } from './window/guard-session.ts';

export type ElectronHost = {
  corePid(): number | undefined;
  /** A fresh core on the same data, as Forget has it: nothing of the old one's memory remains. */
  replaceCore(): Promise<void>;
  /** Children first, then the relay, then the data directory is let go. */
  stop(): Promise<void>;
};

/** What has to be settled before Electron is ready. Fails with `data-dir-unwritable` or `disk-full` where there can be no folders: Electron takes only such as are there. */
const prepare = ({ app, crashReporter, protocol }: Electron, { dataDir }: HostOptions): void => {
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }]);
  const folders = { userData: join(dataDir, 'window'), sessionData: join(dataDir, 'window'), crashDumps: crashDir(dataDir) };
  try {
    for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new AppError(machineFailure(error)?.code ?? 'data-dir-unwritable', { dataDir }, { cause: error });
  }
  for (const [name, folder] of Object.entries(folders)) app.setPath(name, folder);
  crashReporter.start({ uploadToServer: false });
};

const childStarter =
  (electron: Electron, { paths, env }: HostOptions): StartChild =>
  (name, port) => {
    if (name === 'rtc') return openRtcWindow(electron, { preload: paths.preload, port });
    const child = utilityChild(electron, { entry: paths.aiWorker, name, env });
    child.hand('port', [port]);
    return { onExit: (listener) => void child.onExit(listener), kill: () => void child.kill() };
  };

type Held = { readonly relay: HostRelay; readonly unlock: () => void };

/** Fails as `lockDataDir` and `HostRelay.start` do; then nothing is held. */
const hold = async ({ dataDir, loopbackOnly, clock, log }: HostOptions): Promise<Held> => {
  const unlock = lockDataDir(dataDir);
  try {
    return { unlock, relay: await HostRelay.start({ port: 0, loopbackOnly, clock, log }) };
  } catch (error) {
    unlock();
    throw error;
  }
};

type Asked = { readonly electron: Electron; readonly options: HostOptions; readonly place: CorePlace; readonly relay: HostRelay; readonly onGaveUp: (error: AppError) => void };

const supervise = ({ electron, options, place, relay, onGaveUp }: Asked): Supervisor<UtilityChild> => {
  const { dataDir, modelsDir, version, loopbackOnly, env, platform, random, clock, log, paths, feed } = options;
  const startChild = childStarter(electron, options);
  return new Supervisor<UtilityChild>({
    startCore: () => {
      const core = utilityChild(electron, { entry: paths.core, name: 'core', env });
      serveChildren(core, electron, startChild);
      return core;
    },
    keystore: machineKeystore({ dataDir, random, keyring: safeStorageKeyring(electron.safeStorage, { dataDir, platform }) }),
    start: { dataDir, modelsDir, version, loopbackOnly, verbose: false, canCheckUpdates: feed !== undefined, entries: { rtc: 'rtc', aiWorker: 'ai-worker', taggerWorker: paths.taggerWorker, taggersDir: paths.taggersDir } },
    door: place,
    relay, clock, log, onGaveUp,
  });
};

const sentenceOf = (error: unknown, words: Words): string => {
  const { code, params } = error instanceof AppError ? error : new AppError('internal');
  const known = code === 'data-dir-in-use' || code === 'data-dir-unwritable' || code === 'disk-full' ? code : 'internal';
  return filled(words[known], params);
};

/** Says what hinders the start, and ends. Tried again it is by a start of its own: a disk may have room by then, a folder be writable. */
const sayWhatHinders = async ({ app, dialog }: Electron, { program, argv }: HostOptions, error: unknown): Promise<undefined> => {
  await app.whenReady();
  const words = wordsFor(languageOfLocale(app.getLocale()));
  const { response } = await dialog.showMessageBox({ type: 'error', title: words.app, message: sentenceOf(error, words), buttons: [words.again, words.quit], defaultId: 0, cancelId: 1 });
  if (response === 0) app.relaunch({ execPath: program, args: [...argv] });
  app.exit(1);
  return undefined;
};

const openBlobIn =
  ({ MessageChannelMain }: Electron, place: CorePlace) =>
  (address: string) => {
    const { port1, port2 } = new MessageChannelMain();
    place.hand({ door: 'blob', address }, port1);
    return readBlob(port2);
  };

/** Links and second starts, which may come before there is anything to show them to. */
const followLinks = ({ app }: Electron, { argv }: HostOptions): { onShow(show: (hash?: string) => void): void } => {
  let waiting: { readonly hash?: string } | undefined = argv.includes(HIDDEN) ? undefined : {};
  let show = (hash?: string): void => {
    waiting = hash === undefined ? {} : { hash };
  };
  const follow = (words: readonly string[]): void => {
    const link = deepLinkIn(words);
    show(link && pageHashOf(link));
  };
  app.on('second-instance', (_event, words) => follow(words));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    show(pageHashOf(readDeepLink(url)));
  });
  app.on('activate', () => show());
  if (deepLinkIn(argv)) follow(argv);
  return {
    onShow: (shown) => {
      if (waiting) shown(waiting.hash);
      show = shown;
    },
  };
};

/** Takes what is needed and starts the core. Fails with what hinders it; then nothing is left. A core that stops for good is said in the window. */
const open = async (electron: Electron, options: HostOptions, quit: () => void): Promise<ElectronHost & { readonly shell: DesktopShell }> => {
  const { relay, unlock } = await hold(options);
  const toCore = (port: Port): void => place.hand({ door: 'page' }, port);
  const shell: DesktopShell = new DesktopShell({ electron, host: options, toCore, quit });
  const place = new CorePlace(() => shell.coreOpened());
  let problem: ErrorCode = 'core-stopped';
  const status = (): Status => ({
    phase: 'blocked', problem, keyKinds: [], language: shell.language,
    version: options.version, dataDir: options.dataDir, host: 'electron', canStartAtLogin: true, canCheckUpdates: options.feed !== undefined,
  });
  const onGaveUp = ({ code }: AppError): void => {
    problem = code === 'internal' ? 'core-stopped' : code;
    place.gaveUp(() => new CoreStandIn({ status, tryAgain: () => supervisor.begin() }));
    shell.coreGaveUp();
  };
  const supervisor: Supervisor<UtilityChild> = supervise({ electron, options, place, relay, onGaveUp });
  const stop = async (): Promise<void> => {
    shell.stop();
    await supervisor.stop();
    await relay.stop();
    unlock();
  };
  const { pageDir, rtcDir } = options.paths;
  const { defaultSession } = electron.session;
  guardSession(defaultSession);
  defaultSession.protocol.handle(SCHEME, answerRequest({ pageDir, rtcDir, openBlob: openBlobIn(electron, place), words: () => shell.words }));
  // Whether it runs or not, there is something to show.
  await supervisor.begin();
  return { shell, corePid: () => supervisor.core.child.pid, replaceCore: () => supervisor.replaceCore(), stop };
};

/**
 * Starts Hearth in Electron. A second start hands its link over to the first and ends: then, and when something hinders (said in a dialog), nothing is
 * returned.
 */
export const startElectronHost = async (electron: Electron, options: HostOptions): Promise<ElectronHost | undefined> => {
  const { app } = electron;
  try {
    prepare(electron, options);
  } catch (error) {
    return sayWhatHinders(electron, options, error);
  }
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return undefined;
  }
  app.setAsDefaultProtocolClient('hearth');
  const links = followLinks(electron, options);
  // The app ends when told to, not with its window.
  app.on('window-all-closed', () => undefined);
  await app.whenReady();
  let host: ElectronHost | undefined;
  let stopping: Promise<void> | undefined;
  const quit = (): void => {
    stopping ??= (host?.stop() ?? Promise.resolve()).finally(() => app.exit(0));
  };
  app.on('before-quit', (event) => {
    event.preventDefault();
    quit();
  });
  try {
    const opened = await open(electron, options, quit);
    host = opened;
    links.onShow((hash) => opened.shell.show(hash));
    return opened;
  } catch (error) {
    return sayWhatHinders(electron, options, error);
  }
};
