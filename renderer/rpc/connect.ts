import { type OpenTransport, overMessagePort, overWebSocket } from './transport.ts';

/** What the page and the preload script say to each other in the app's own window. */
export const WANT_PORT = 'hearth:want-port';
export const HERE_IS_PORT = 'hearth:port';

const askPreloadForPort = (): Promise<MessagePort> =>
  new Promise((resolve) => {
    const listen = (event: MessageEvent) => {
      const [port] = event.ports;
      if (event.source !== window || event.data !== HERE_IS_PORT || !port) return;
      window.removeEventListener('message', listen);
      resolve(port);
    };
    window.addEventListener('message', listen);
    window.postMessage(WANT_PORT, location.origin);
  });

/** Which line leads to the core: a port where a preload script says that it hands ports over, else a WebSocket on the page's own origin. */
export const connect = (): OpenTransport => {
  if ('hearthHandsOverPorts' in window) return overMessagePort(askPreloadForPort);
  return overWebSocket(new URL('/rpc', location.href.replace(/^http/, 'ws')).href);
};
