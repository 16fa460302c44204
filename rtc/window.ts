/**
 * Entry of a Chromium page that holds the WebRTC connections: Electron's hidden window gets a MessagePort from its host,
 * a page opened by a test names a WebSocket in its address (`window.html?pipe=ws://127.0.0.1:…`).
 */
import { decodePipeText, encodePipeText } from './pipe-text.ts';
import type { ToPipe } from './protocol.ts';
import { servePipe } from './serve-pipe.ts';

const serveMessagePort = (port: MessagePort): void => {
  const pipe = servePipe(RTCPeerConnection, { post: (message) => port.postMessage(message) });
  port.addEventListener('message', ({ data }: MessageEvent<ToPipe>) => pipe.receive(data));
  port.start();
};

const serveSocket = (url: string): void => {
  const socket = new WebSocket(url);
  socket.addEventListener('open', () => {
    const pipe = servePipe(RTCPeerConnection, { post: (message) => socket.send(encodePipeText(message)) });
    socket.addEventListener('message', ({ data }: MessageEvent<string>) => pipe.receive(decodePipeText(data) as ToPipe));
    socket.addEventListener('close', () => pipe.close());
  });
};

const socketUrl = new URL(location.href).searchParams.get('pipe');
if (socketUrl?.startsWith('ws://127.0.0.1:')) serveSocket(socketUrl);

addEventListener('message', ({ data, ports: [port] }: MessageEvent<unknown>) => {
  if (data === 'hearth-rtc-pipe' && port) serveMessagePort(port);
});
