import type { Electron, Port } from '../electron-parts.ts';
import { RTC_URL } from '../page/addresses.ts';
import { guardContents } from '../window/guard-contents.ts';
import { rtcWindowOptions } from '../window/window-options.ts';
import type { Started } from './serve-children.ts';

/** What the preload script of the hidden window hands on to its page. */
export const RTC_PORT = 'hearth:rtc-port';

/** Opens the hidden window that holds WebRTC, and gives it the port once its page listens. It counts as gone when its page crashes. */
export const openRtcWindow = ({ BrowserWindow }: Pick<Electron, 'BrowserWindow'>, { preload, port }: { readonly preload: string; readonly port: Port }): Started => {
  const window = new BrowserWindow(rtcWindowOptions(preload));
  const gone = Promise.withResolvers<number | null>();
  guardContents(window.webContents, () => undefined);
  window.on('closed', () => gone.resolve(null));
  window.webContents.on('render-process-gone', () => window.destroy());
  window.loadURL(RTC_URL).then(
    () => void (window.isDestroyed() || window.webContents.postMessage(RTC_PORT, null, [port])),
    () => void (window.isDestroyed() || window.destroy()),
  );
  return { onExit: (listener) => void gone.promise.then(listener), kill: () => void (window.isDestroyed() || window.destroy()) };
};
