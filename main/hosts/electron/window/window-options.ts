import type { WindowOptions } from '../electron-parts.ts';
import type { WindowState } from './window-state.ts';

/** Of every window: a page is a page. It runs in Chromium's sandbox, in a world apart from the preload script, without Node. */
const hardened = (preload: string): NonNullable<WindowOptions['webPreferences']> => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  // Needs a developer's build: `npm start` with a local host has the browser's own tools.
  devTools: false,
});

/** @param preload absolute path of the bundled preload script; `icon` where the system takes it from the window */
export const mainWindowOptions = (preload: string, { bounds }: WindowState, icon?: string): WindowOptions => ({
  ...bounds,
  ...(icon !== undefined && { icon }),
  minWidth: 360,
  minHeight: 480,
  show: false,
  title: 'Hearth · 围炉',
  webPreferences: { ...hardened(preload), spellcheck: true },
});

/** The hidden window that holds the WebRTC connections. Chromium would slow down the timers of what nobody sees. */
export const rtcWindowOptions = (preload: string): WindowOptions => ({
  show: false,
  width: 200,
  height: 200,
  skipTaskbar: true,
  focusable: false,
  webPreferences: { ...hardened(preload), spellcheck: false, backgroundThrottling: false },
});
