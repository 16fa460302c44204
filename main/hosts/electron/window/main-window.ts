import type { AppWindow, Electron, Port } from '../electron-parts.ts';
import { PAGE_URL } from '../page/addresses.ts';
import { guardContents } from './guard-contents.ts';
import { handPagePort } from './hand-page-port.ts';
import { mainWindowOptions } from './window-options.ts';
import { clampToScreens, keepWindowState, readWindowState } from './window-state.ts';

type Options = {
  readonly electron: Pick<Electron, 'BrowserWindow' | 'MessageChannelMain' | 'screen' | 'shell'>;
  readonly dataDir: string;
  readonly preload: string;
  /** Of the window; undefined where the system takes the program's own. */
  readonly icon: string | undefined;
  readonly toCore: (port: Port) => void;
  /** The person closes it. @returns whether it may go */
  readonly mayClose: () => boolean;
};

/** The one window that people see. It is made at its first show, and again when it was closed; where it was is remembered. */
export class MainWindow {
  readonly #options: Options;
  #window: AppWindow | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  get isFocused(): boolean {
    return this.#window?.isFocused() ?? false;
  }

  /** Brings it to the front; with `hash`, at that place of the page. */
  show(hash?: string): void {
    const open = this.#window;
    const window = open ?? this.#open(hash ?? '#/');
    if (open && hash !== undefined) this.#goTo(open, hash);
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  hide(): void {
    this.#window?.hide();
  }

  destroy(): void {
    this.#window?.destroy();
  }

  #open(hash: string): AppWindow {
    const { electron, dataDir, preload, icon, toCore, mayClose } = this.#options;
    const state = clampToScreens(readWindowState(dataDir), electron.screen.getAllDisplays().map(({ workArea }) => workArea));
    const window = new electron.BrowserWindow(mainWindowOptions(preload, state, icon));
    this.#window = window;
    guardContents(window.webContents, (url) => void electron.shell.openExternal(url));
    handPagePort(window.webContents, electron, toCore);
    // A page that crashed is opened again, once for each crash that a person sees.
    window.webContents.on('render-process-gone', () => this.#goTo(window, '#/'));
    window.on('close', (event) => {
      keepWindowState(dataDir, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
      if (!mayClose()) event.preventDefault();
    });
    window.on('closed', () => {
      this.#window = undefined;
    });
    if (state.isMaximized) window.maximize();
    this.#goTo(window, hash);
    return window;
  }

  /** The page follows its address; only what stands behind `#` ever differs. */
  #goTo(window: AppWindow, hash: string): void {
    // It rejects when another place is wanted before the page is there.
    void window.loadURL(`${PAGE_URL}${hash}`).catch(() => undefined);
  }
}
