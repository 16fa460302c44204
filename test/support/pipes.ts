import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import type { AddressInfo } from 'node:net';
import { nodeChildren } from '../../main/platform/index.ts';
import type { FromPipe } from '../../rtc/index.ts';
import { decodePipeText, encodePipeText } from '../../rtc/pipe-text.ts';
import type { RtcPages } from './chromium-page.ts';
import type { TestPipe } from './pipe-client.ts';

/** The pipe as a child process serves it. */
export const nodePipe = async (): Promise<TestPipe & { readonly pid: number }> => {
  const child = nodeChildren(process.env).start(fileURLToPath(new URL('../../rtc/node.ts', import.meta.url)), { name: 'rtc' });
  await new Promise<void>((resolve) => child.onMessage(() => resolve()));
  return {
    pid: child.pid ?? 0,
    post: (message) => child.post(message),
    onMessage: (listener) => void child.onMessage((message) => listener(message as FromPipe)),
    close: () => child.kill(),
  };
};

/** The pipe as a Chromium page serves it. */
export const pagePipe = async (pages: RtcPages): Promise<TestPipe> => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const connected = new Promise<import('ws').WebSocket>((resolve) => server.once('connection', resolve));
  const closePage = await pages.open(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const socket = await connected;
  const listeners: ((message: FromPipe) => void)[] = [];
  socket.on('message', (data) => {
    const message = decodePipeText((data as Buffer).toString('utf8')) as FromPipe;
    for (const listener of listeners) listener(message);
  });
  return {
    post: (message) => socket.send(encodePipeText(message)),
    onMessage: (listener) => void listeners.push(listener),
    close: async () => {
      await closePage();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
