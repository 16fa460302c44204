import type { Contract } from '#contract';
import { contract } from '#contract';
import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { ResponseValidationPlugin } from '@orpc/contract/plugins';

/** One open line to the core. It never comes back once closed: open another. */
export type Transport = {
  readonly link: ClientLink<ClientContext>;
  readonly isClosed: () => boolean;
  readonly onClose: (listener: () => void) => void;
  readonly close: () => void;
};

/** Rejects when nobody answers. */
export type OpenTransport = () => Promise<Transport>;

/** The core runs, but this page's sign-in is of an earlier run. */
export class SignedOut extends Error {
  constructor() {
    super('this page is not signed in');
    this.name = 'SignedOut';
  }
}

const whyNot = async (url: string): Promise<Error> => {
  const page = new URL('/', url.replace(/^ws/, 'http'));
  const status = await fetch(page, { method: 'HEAD', cache: 'no-store' }).then((response) => response.status, () => 0);
  return status === 401 ? new SignedOut() : new Error('the connection to the core could not be opened');
};

const plugins = [new ResponseValidationPlugin<ClientContext>(contract satisfies Contract)];

/** @param url of the RPC WebSocket, e.g. `ws://x.localhost:4000/rpc`. */
export const overWebSocket =
  (url: string): OpenTransport =>
  () =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(url);
      const link = new SocketLink({ websocket: socket, plugins });
      socket.addEventListener('close', () => void whyNot(url).then(reject), { once: true });
      socket.addEventListener(
        'open',
        () =>
          resolve({
            link,
            isClosed: () => socket.readyState !== WebSocket.OPEN,
            onClose: (listener) => socket.addEventListener('close', listener, { once: true }),
            close: () => socket.close(),
          }),
        { once: true },
      );
    });

/** @param askForPort hands over a fresh port whose other end the core serves. */
export const overMessagePort =
  (askForPort: () => Promise<MessagePort>): OpenTransport =>
  async () => {
    const port = await askForPort();
    const listeners: (() => void)[] = [];
    let closed = false;
    const end = () => {
      if (closed) return;
      closed = true;
      for (const listener of listeners) listener();
    };
    const link = new PortLink({ port, plugins });
    port.addEventListener('close', end);
    port.start();
    return {
      link,
      isClosed: () => closed,
      onClose: (listener) => void listeners.push(listener),
      close: () => {
        port.close();
        // A page that closes its own end gets no event for it.
        port.dispatchEvent(new Event('close'));
      },
    };
  };
