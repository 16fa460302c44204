import { type WebSocket, WebSocketServer } from 'ws';
import type { Child, Children } from '../../main/platform/index.ts';
import { decodePipeText, encodePipeText } from '../../rtc/pipe-text.ts';

/**
 * Children whose only child is a Chromium page somebody else opens: it connects to this WebSocket and serves the rtc pipe there.
 * `url` names 127.0.0.1 and the port to listen on.
 */
export const childrenWithPage = (url: string): Children => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: Number(new URL(url).port) });
  const child = pageChild(server);
  return { start: () => child };
};

const pageChild = (server: WebSocketServer): Child => {
  const waiting: string[] = [];
  const listeners = new Set<(message: unknown) => void>();
  const exits = new Set<(code: number | null) => void>();
  let page: WebSocket | undefined;
  server.on('connection', (socket) => {
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
