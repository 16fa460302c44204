import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import type { MessageBoxOptions, MessageBoxReturnValue, NotificationConstructorOptions, RelaunchOptions } from 'electron';
import type { Browser } from 'playwright-core';
import type { Electron, MenuItem, Told, TrayIcon, WindowOptions } from '../../../main/hosts/electron/electron-parts.ts';
import { DoublePort } from './double-port.ts';
import { DoubleSession } from './double-session.ts';
import { DoubleUtility } from './double-utility.ts';
import { DoubleWindow, serveContext } from './double-window.ts';
import { type Backend, safeStorage } from './safe-storage.ts';

/** One machine: which app holds which folder, for a single instance. */
export type Machine = {
  readonly browser: Browser;
  readonly running: Map<string, EventEmitter>;
  readonly argv?: readonly string[];
  readonly backend?: Backend;
  readonly locale?: string;
  /** What the system seals with, over several starts. */
  readonly storage?: Electron['safeStorage'];
  /** What a person presses in a dialog that comes with the start. */
  readonly answer?: number;
};

class DoubleTold extends EventEmitter implements Told {
  readonly options: NotificationConstructorOptions;
  constructor(options: NotificationConstructorOptions) {
    super();
    this.options = options;
  }
  show(): void {}
  close(): void {}
}

class DoubleTray extends EventEmitter implements TrayIcon {
  menu: unknown;
  image: string;
  tip = '';
  isDestroyed = (): boolean => this.#isGone;
  #isGone = false;
  constructor(image: string) {
    super();
    this.image = image;
  }
  setContextMenu(menu: unknown): void {
    this.menu = menu;
  }
  setImage(image: Parameters<TrayIcon['setImage']>[0]): void {
    this.image = typeof image === 'string' ? image : '';
  }
  setToolTip(tip: string): void {
    this.tip = tip;
  }
  destroy(): void {
    this.#isGone = true;
  }
}

/** What a test looks at, and does as the system or a person would. */
export class Seen {
  readonly windows = new Set<DoubleWindow>();
  readonly utilities: DoubleUtility[] = [];
  readonly notifications: DoubleTold[] = [];
  readonly trays: DoubleTray[] = [];
  readonly errors: string[] = [];
  readonly outside: string[] = [];
  /** Addresses that the main process asked for. */
  readonly asked: string[] = [];
  readonly questions: MessageBoxOptions[] = [];
  readonly session = new DoubleSession();
  readonly paths = new Map<string, string>();
  /** What a person presses in the next dialog. */
  answer: MessageBoxReturnValue = { response: 0, checkboxChecked: false };
  menu: readonly MenuItem[] = [];
  badge = 0;
  atLogin: unknown;
  isSandboxed = false;
  uploadsCrashes: boolean | undefined;
  exitCode: number | undefined;
  relaunch: RelaunchOptions | undefined;

  /** The window people see. */
  get mainWindow(): DoubleWindow | undefined {
    return [...this.windows].find(({ options }) => !options.skipTaskbar);
  }

  get hiddenWindows(): readonly DoubleWindow[] {
    return [...this.windows].filter(({ options }) => options.skipTaskbar);
  }
}

export type Double = { readonly electron: Electron; readonly app: EventEmitter & Electron['app']; readonly seen: Seen; close(): Promise<void> };

const appDouble = (seen: Seen, { running, argv = [], locale = 'en-GB' }: Machine): EventEmitter & Electron['app'] => {
  const events = new EventEmitter();
  const on = events.on.bind(events);
  const end = (code: number): void => {
    seen.exitCode ??= code;
    const home = seen.paths.get('userData') ?? '';
    if (running.get(home) === events) running.delete(home);
  };
  const app: Electron['app'] = {
    on: (event: string, listener: (...args: never[]) => void) => on(event, listener as () => void),
    whenReady: () => after(0),
    requestSingleInstanceLock: () => {
      const home = seen.paths.get('userData') ?? '';
      const first = running.get(home);
      if (first) setImmediate(() => first.emit('second-instance', {}, [...argv], '/'));
      else running.set(home, events);
      return first === undefined;
    },
    quit: () => {
      let isPrevented = false;
      events.emit('before-quit', { preventDefault: () => (isPrevented = true) });
      if (!isPrevented) end(0);
    },
    exit: (code = 0) => end(code),
    relaunch: (options) => void (seen.relaunch = options),
    setPath: (name, path) => {
      // As Electron's own page about it says.
      if (!existsSync(path)) throw new Error(`there is no ${path}`);
      seen.paths.set(name, path);
    },
    getLocale: () => locale,
    setBadgeCount: (count = 0) => {
      seen.badge = count;
      return true;
    },
    setAsDefaultProtocolClient: () => true,
    setLoginItemSettings: (settings) => void (seen.atLogin = settings),
    enableSandbox: () => void (seen.isSandboxed = true),
  };
  return Object.assign(events, app);
};

/** Stands in for Electron on this machine: real pages in Chromium, real processes, everything else remembered. The compiler holds it to Electron's types. */
export const electronDouble = async (machine: Machine): Promise<Double> => {
  const seen = new Seen();
  seen.answer = { response: machine.answer ?? 0, checkboxChecked: false };
  const context = await machine.browser.newContext({ locale: machine.locale ?? 'en-GB', permissions: [] });
  await serveContext(context, seen.session, seen.windows);
  const app = appDouble(seen, machine);
  const make = {
    window: (options: WindowOptions): DoubleWindow => {
      const window = new DoubleWindow(options, { context, session: seen.session });
      seen.windows.add(window);
      window.on('closed', () => seen.windows.delete(window));
      return window;
    },
  };
  const electron: Electron = {
    app,
    BrowserWindow: class {
      constructor(options: WindowOptions) {
        return make.window(options);
      }
    } as unknown as Electron['BrowserWindow'],
    utilityProcess: {
      fork: (entry, args, options) => {
        const utility = new DoubleUtility(entry, args, options);
        seen.utilities.push(utility);
        return utility;
      },
    },
    MessageChannelMain: class {
      readonly port1: DoublePort;
      readonly port2: DoublePort;
      constructor() {
        ({ port1: this.port1, port2: this.port2 } = DoublePort.pair());
      }
    },
    protocol: { registerSchemesAsPrivileged: () => undefined },
    safeStorage: machine.storage ?? safeStorage(machine.backend ?? 'gnome_libsecret'),
    crashReporter: { start: ({ uploadToServer }) => void (seen.uploadsCrashes = uploadToServer) },
    dialog: {
      showErrorBox: (_title, text) => void seen.errors.push(text),
      showMessageBox: async (options) => {
        seen.questions.push(options);
        return seen.answer;
      },
    },
    shell: { openExternal: async (url) => void seen.outside.push(url), openPath: async () => '' },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] },
    Menu: { buildFromTemplate: (template) => template, setApplicationMenu: (menu) => void (seen.menu = menu as MenuItem[]) },
    Tray: class extends DoubleTray {
      constructor(image: string) {
        super(image);
        seen.trays.push(this);
      }
    },
    Notification: class extends DoubleTold {
      static isSupported = (): boolean => true;
      constructor(options: NotificationConstructorOptions) {
        super(options);
        seen.notifications.push(this);
      }
    },
    net: {
      fetch: (url) => {
        seen.asked.push(url);
        return Promise.reject(new Error('there is no network'));
      },
    },
    session: { defaultSession: seen.session },
  };
  return { electron, app, seen, close: () => context.close() };
};
