/** The preload script of both windows: it hands a port from the main process over to the page, and offers nothing else. */
import { contextBridge, ipcRenderer } from 'electron';

/** What the main process is asked, and answers with a port to the core; and how the hidden window gets its port to the core unasked. */
const WANT_PORT = 'hearth:want-port';
const PORT = 'hearth:port';
const RTC_PORT = 'hearth:rtc-port';
/** As `rtc/window.ts` expects it. */
const RTC_PIPE = 'hearth-rtc-pipe';

contextBridge.exposeInMainWorld('hearthHandsOverPorts', true);

window.addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
  if (source === window && data === WANT_PORT) ipcRenderer.send(WANT_PORT);
});
ipcRenderer.on(PORT, ({ ports }) => window.postMessage(PORT, location.origin, [...ports]));
ipcRenderer.on(RTC_PORT, ({ ports }) => window.postMessage(RTC_PIPE, location.origin, [...ports]));
