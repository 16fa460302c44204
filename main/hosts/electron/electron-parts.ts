import type * as electron from 'electron';

type Refusable = { preventDefault(): void };

/** One end of a channel, as Electron's main and utility processes have it. */
export type Port = {
  postMessage(message: unknown, transfer?: Port[]): void;
  start(): void;
  close(): void;
  on(event: 'message', listener: (event: { readonly data: unknown; readonly ports: Port[] }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
};

export type Session = Pick<electron.Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'setDisplayMediaRequestHandler' | 'setSpellCheckerLanguages' | 'setSpellCheckerDictionaryDownloadURL'> & {
  readonly protocol: Pick<electron.Protocol, 'handle'>;
};

export type Asking = { readonly senderFrame: { readonly url: string; readonly parent: unknown; postMessage(channel: string, message: unknown, transfer?: Port[]): void } | null };

export type Contents = Pick<electron.WebContents, 'setWindowOpenHandler'> & {
  readonly session: Session;
  readonly ipc: { on(channel: string, listener: (event: Asking) => void): unknown };
  postMessage(channel: string, message: unknown, transfer?: Port[]): void;
  on(event: 'will-navigate', listener: (event: Refusable & { readonly url: string }) => void): unknown;
  on(event: 'will-redirect', listener: (event: Refusable & { readonly url: string }) => void): unknown;
  on(event: 'will-frame-navigate', listener: (event: Refusable & { readonly url: string }) => void): unknown;
  on(event: 'will-attach-webview', listener: (event: Refusable) => void): unknown;
  on(event: 'render-process-gone', listener: () => void): unknown;
};

export type AppWindow = Pick<electron.BrowserWindow, 'loadURL' | 'show' | 'hide' | 'focus' | 'restore' | 'maximize' | 'isMaximized' | 'isMinimized' | 'isVisible' | 'isFocused' | 'isDestroyed' | 'getNormalBounds' | 'destroy'> & {
  readonly webContents: Contents;
  on(event: 'close', listener: (event: Refusable) => void): unknown;
  on(event: 'closed', listener: () => void): unknown;
};

export type Utility = Pick<electron.UtilityProcess, 'pid' | 'kill'> & {
  postMessage(message: unknown, transfer?: Port[]): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  on(event: 'spawn', listener: () => void): unknown;
};

export type TrayIcon = Pick<electron.Tray, 'destroy' | 'setToolTip' | 'setImage'> & {
  setContextMenu(menu: unknown): void;
  on(event: 'click', listener: () => void): unknown;
};

export type Told = Pick<electron.Notification, 'show' | 'close'> & {
  on(event: 'click', listener: () => void): unknown;
  on(event: 'reply', listener: (event: { readonly reply: string }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
};

type App = Pick<
  electron.App,
  'whenReady' | 'requestSingleInstanceLock' | 'quit' | 'exit' | 'relaunch' | 'setPath' | 'getLocale' | 'setBadgeCount' | 'setAsDefaultProtocolClient' | 'setLoginItemSettings' | 'enableSandbox'
> & {
  on(event: 'second-instance', listener: (event: unknown, argv: string[], cwd: string) => void): unknown;
  on(event: 'open-url', listener: (event: Refusable, url: string) => void): unknown;
  on(event: 'activate' | 'window-all-closed', listener: () => void): unknown;
  on(event: 'before-quit', listener: (event: Refusable) => void): unknown;
  on(event: 'web-contents-created', listener: (event: unknown, contents: Contents) => void): unknown;
};

/**
 * The objects of Electron that this host uses, as a parameter: `main.ts` hands over the real ones, the test's double its own. Both are checked
 * against this by the compiler, so that a new Electron that differs fails to compile.
 */
export type Electron = {
  readonly app: App;
  readonly BrowserWindow: new (options: electron.BrowserWindowConstructorOptions) => AppWindow;
  readonly utilityProcess: { fork(entry: string, args?: string[], options?: electron.ForkOptions): Utility };
  readonly MessageChannelMain: new () => { readonly port1: Port; readonly port2: Port };
  readonly protocol: Pick<electron.Protocol, 'registerSchemesAsPrivileged'>;
  readonly safeStorage: Pick<electron.SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString' | 'getSelectedStorageBackend'>;
  readonly crashReporter: Pick<electron.CrashReporter, 'start'>;
  readonly dialog: { showMessageBox(options: electron.MessageBoxOptions): Promise<electron.MessageBoxReturnValue>; showErrorBox(title: string, content: string): void };
  readonly shell: Pick<electron.Shell, 'openExternal' | 'openPath'>;
  readonly screen: { getAllDisplays(): { readonly workArea: electron.Rectangle }[] };
  readonly Menu: { buildFromTemplate(template: electron.MenuItemConstructorOptions[]): unknown; setApplicationMenu(menu: unknown): void };
  readonly Tray: new (image: string) => TrayIcon;
  readonly Notification: (new (options: electron.NotificationConstructorOptions) => Told) & { isSupported(): boolean };
  readonly net: { fetch(url: string, options?: { readonly redirect: 'error'; readonly signal: AbortSignal }): Promise<Response> };
  readonly session: { readonly defaultSession: Session };
};

export type NoticeOptions = electron.NotificationConstructorOptions;
export type MenuItem = electron.MenuItemConstructorOptions;
export type WindowOptions = electron.BrowserWindowConstructorOptions;
export type Rectangle = electron.Rectangle;
