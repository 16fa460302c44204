import { EventEmitter } from 'node:events';
import type { BrowserContext, Page, Request as PageRequest, Route } from 'playwright-core';
import type { HandlerDetails, WindowOpenHandlerResponse } from 'electron';
import type { AppWindow, Asking, Contents, Port, Rectangle, WindowOptions } from '../../../main/hosts/electron/electron-parts.ts';
import { HandedPorts, type PortFrame } from './double-port.ts';
import type { DoubleSession } from './double-session.ts';
import { type Packed, pack, pageSide, unpack } from './page-side.ts';

/** Chromium knows no `app:` of ours: each of its hosts is a name of this machine instead, and no request for it ever leaves the browser. */
export const toBrowser = (url: string): string => url.replace(/^app:\/\/(\w+)/, 'http://$1.localhost');
export const toApp = (url: string): string => url.replace(/^http:\/\/(\w+)\.localhost/, 'app://$1');

type FromPage = { readonly kind: 'send'; readonly channel: string } | { readonly kind: 'port'; readonly id: number; readonly data: Packed } | { readonly kind: 'close'; readonly id: number };
type Opened = (details: HandlerDetails) => WindowOpenHandlerResponse;

class DoubleContents extends EventEmitter implements Contents {
  readonly session: DoubleSession;
  readonly ipc = new EventEmitter();
  readonly page: Promise<Page>;
  readonly #ports: HandedPorts;
  #openHandler: Opened | undefined;
  /** The address that the main process wants; anything else is the page's own wish. */
  wanted: string | undefined;

  constructor(context: BrowserContext, { session, preload }: { readonly session: DoubleSession; readonly preload: string }) {
    super();
    this.session = session;
    this.#ports = new HandedPorts((frame) => this.#toPage(frame.kind === 'port' ? { ...frame, data: pack(frame.data) } : frame));
    this.page = this.#open(context, preload);
  }

  postMessage(channel: string, _message: unknown, transfer: readonly Port[] = []): void {
    const ports = transfer.map((port) => this.#ports.hand(port));
    this.#toPage({ kind: 'message', channel, ports });
    for (const id of ports) this.#ports.open(id);
  }

  setWindowOpenHandler(handler: Opened): void {
    this.#openHandler = handler;
  }

  /** The page wants another window. */
  wantsWindow(url: string): WindowOpenHandlerResponse {
    return this.#openHandler?.({ url, disposition: 'foreground-tab', features: '', frameName: '', referrer: { policy: 'no-referrer', url: '' } }) ?? { action: 'allow' };
  }

  /** Whether the page may go where it wants. */
  mayNavigate(url: string): boolean {
    let isRefused = false;
    this.emit('will-navigate', { url, preventDefault: () => (isRefused = true) });
    return !isRefused;
  }

  closed(): void {
    this.#ports.closeAll();
  }

  async #open(context: BrowserContext, preload: string): Promise<Page> {
    const page = await context.newPage();
    await page.exposeBinding('hearthDoubleToMain', ({ frame }, told: FromPage) => this.#heard(told, frame.url()));
    await page.addInitScript({ content: pageSide(preload) });
    return page;
  }

  #heard(told: FromPage, url: string): void {
    if (told.kind !== 'send') return this.#ports.receive(told.kind === 'port' ? { ...told, data: unpack(told.data) } : told);
    const senderFrame: Asking['senderFrame'] = { url: toApp(url), parent: null, postMessage: (channel, message, transfer) => this.postMessage(channel, message, transfer) };
    return void this.ipc.emit(told.channel, { senderFrame } satisfies Asking);
  }

  #toPage(frame: Exclude<PortFrame, { kind: 'port' }> | { readonly kind: 'port'; readonly id: number; readonly data: Packed } | { readonly kind: 'message'; readonly channel: string; readonly ports: readonly number[] }): void {
    const tell = (told: typeof frame): void => (window as unknown as { hearthDoubleFromMain?: (frame: unknown) => void }).hearthDoubleFromMain?.(told);
    // A page that was closed meanwhile hears nothing.
    void this.page.then((page) => page.evaluate(tell, frame)).catch(() => undefined);
  }
}

/** A BrowserWindow as a page of Chromium. */
export class DoubleWindow extends EventEmitter implements AppWindow {
  readonly options: WindowOptions;
  readonly webContents: DoubleContents;
  #isVisible = false;
  #isFocused = false;
  #isDestroyed = false;

  constructor(options: WindowOptions, { context, session }: { readonly context: BrowserContext; readonly session: DoubleSession }) {
    super();
    this.options = options;
    this.webContents = new DoubleContents(context, { session, preload: options.webPreferences?.preload ?? '' });
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.webContents.page;
    this.webContents.wanted = url;
    const origin = new URL(toBrowser(url)).origin;
    if (this.webContents.session.has('media', `${toApp(origin)}/`)) await page.context().grantPermissions(['microphone'], { origin });
    await page.goto(toBrowser(url));
  }

  show(): void {
    this.#isVisible = true;
  }
  hide(): void {
    this.#isVisible = false;
    this.#isFocused = false;
  }
  focus(): void {
    this.#isFocused = true;
  }
  blur(): void {
    this.#isFocused = false;
  }
  restore(): void {}
  maximize(): void {}
  isMaximized = (): boolean => false;
  isMinimized = (): boolean => false;
  isVisible = (): boolean => this.#isVisible;
  isFocused = (): boolean => this.#isFocused;
  isDestroyed = (): boolean => this.#isDestroyed;
  getNormalBounds = (): Rectangle => ({ x: this.options.x ?? 10, y: this.options.y ?? 10, width: this.options.width ?? 800, height: this.options.height ?? 600 });

  /** The person closes it. */
  close(): void {
    let isPrevented = false;
    this.emit('close', { preventDefault: () => (isPrevented = true) });
    if (!isPrevented) this.destroy();
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.webContents.closed();
    void this.webContents.page.then((page) => page.close()).catch(() => undefined);
    this.emit('closed');
  }
}

/** Answers every request of a context as Electron would: `app:` from the session's handler, navigation and new windows by the window's. */
export const serveContext = async (context: BrowserContext, session: DoubleSession, windows: ReadonlySet<DoubleWindow>): Promise<void> => {
  const pageOf = (request: PageRequest): Page | undefined => {
    try {
      return request.frame().page();
    } catch {
      // Of a window that does not exist yet.
      return undefined;
    }
  };
  const windowOf = async (request: PageRequest): Promise<DoubleWindow | undefined> => {
    const page = pageOf(request);
    for (const window of windows) if ((await window.webContents.page) === page) return window;
    // Somebody wants a new one: only the page that people see ever does.
    for (const window of windows) if (window.options.skipTaskbar !== true) window.webContents.wantsWindow(toApp(request.url()));
    return undefined;
  };
  const answer = async (route: Route): Promise<void> => {
    const request = route.request();
    const url = toApp(request.url());
    const contents = (await windowOf(request))?.webContents;
    if (!contents) return route.abort().catch(() => undefined);
    const isMoving = request.isNavigationRequest() && url !== contents.wanted?.replace(/#.*$/, '');
    // "No content": the page stays as it is, where an error would put a page of its own there.
    if (isMoving && !contents.mayNavigate(url)) return route.fulfill({ status: 204 });
    const response = url.startsWith('app:') ? await session.answer(new Request(url, { method: request.method() })) : undefined;
    if (!response) return route.abort();
    return route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body: Buffer.from(await response.arrayBuffer()) });
  };
  await context.route('**/*', answer);
};
