import { type WebSocket, WebSocketServer } from 'ws';
import type { Child, Children } from '../../main/platform/index.ts';
import { decodePipeText, encodePipeText } from '../../rtc/pipe-text.ts';

/**
 * Children that are Chromium pages somebody else opens: a page connects to this WebSocket and serves the rtc pipe there; when it is gone, the next
 * child is the next page. `url` names 127.0.0.1 and the port to listen on.
 */
export const childrenWithPage = (url: string): Children => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: Number(new URL(url).port) });
  let newest = Promise.withResolvers<WebSocket>();
  server.on('connection', (socket) => {
    newest.resolve(socket);
    socket.once('close', () => (newest = Promise.withResolvers()));
  });
  return { start: () => pageChild(server, newest.promise) };
};

/** One page, from before it comes until it goes. */
const pageChild = (server: WebSocketServer, coming: Promise<WebSocket>): Child => {
  const waiting: string[] = [];
  const listeners = new Set<(message: unknown) => void>();
  const exits = new Set<(code: number | null) => void>();
  let page: WebSocket | undefined;
  void coming.then((socket) => {
    page = socket;
    for (const text of waiting.splice(0)) socket.send(text);
    socket.on('message', (data) => {
      for (const listener of listeners) listener(decodePipeText((data as Buffer).toString('utf8')));
    });
    socket.on('close', () => {
      for (const exit of exits) exit(null);
    });
  });
  return {
    pid: undefined,
    post: (message) => {
      const text = encodePipeText(message);
      if (page) page.send(text);
      else waiting.push(text);
    },
    onMessage: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onExit: (listener) => {
      exits.add(listener);
      return () => exits.delete(listener);
    },
    kill: () =>
      new Promise((resolve) => {
        page?.terminate();
        server.close(() => resolve());
      }),
  };
};
