import type { Contents, Electron, Port } from '../electron-parts.ts';
import { PAGE_ORIGIN } from '../page/addresses.ts';

/** As the preload script says them. */
export const WANT_PORT = 'hearth:want-port';
export const PORT = 'hearth:port';

/** The only thing a page may ask of the main process: a fresh port to the core. Frames inside the page and other pages get none. */
export const handPagePort = (contents: Contents, { MessageChannelMain }: Pick<Electron, 'MessageChannelMain'>, toCore: (port: Port) => void): void => {
  contents.ipc.on(WANT_PORT, ({ senderFrame }) => {
    if (!senderFrame || senderFrame.parent !== null || !senderFrame.url.startsWith(`${PAGE_ORIGIN}/`)) return;
    const { port1, port2 } = new MessageChannelMain();
    toCore(port1);
    senderFrame.postMessage(PORT, null, [port2]);
  });
};
