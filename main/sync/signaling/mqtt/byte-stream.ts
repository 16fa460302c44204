import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { WebSocket } from 'ws';

export type StreamEars = { opened(): void; bytes(bytes: Buffer): void; closed(): void };
export type ByteStream = { send(bytes: Uint8Array): void; end(): void };

const OPEN_MS = 10_000;
const DEFAULT_PORT = { 'mqtt:': 1883, 'mqtts:': 8883 } as const;

const overWebSocket = (url: string, ears: StreamEars, maxPayload: number): ByteStream => {
  const socket = new WebSocket(url, 'mqtt', { maxPayload, perMessageDeflate: false, handshakeTimeout: OPEN_MS, followRedirects: false });
  socket.on('open', () => ears.opened());
  socket.on('message', (data) => ears.bytes(data as Buffer));
  // 'close' follows every error.
  socket.on('error', () => undefined);
  socket.on('close', () => ears.closed());
  return { send: (bytes) => socket.readyState === WebSocket.OPEN && socket.send(bytes), end: () => socket.terminate() };
};

const overTcp = ({ protocol, hostname, port }: URL, ears: StreamEars): ByteStream => {
  const isSealed = protocol === 'mqtts:';
  const host = hostname.replace(/^\[|\]$/g, '');
  const to = { host, port: Number(port) || DEFAULT_PORT[isSealed ? 'mqtts:' : 'mqtt:'] };
  const socket = isSealed ? connectTls({ ...to, servername: host }) : connect(to);
  socket.setNoDelay(true);
  socket.setTimeout(OPEN_MS, () => socket.destroy());
  socket.once(isSealed ? 'secureConnect' : 'connect', () => {
    socket.setTimeout(0);
    ears.opened();
  });
  socket.on('data', (bytes: Buffer) => ears.bytes(bytes));
  socket.on('error', () => undefined);
  socket.once('close', () => ears.closed());
  return { send: (bytes) => socket.writable && socket.write(bytes), end: () => socket.destroy() };
};

/** A two-way stream of bytes to a broker: TCP, TLS, or WebSocket with the sub-protocol `mqtt`. `closed` is told once, whatever happened. */
export const openByteStream = (url: string, ears: StreamEars, maxMessageBytes: number): ByteStream =>
  url.startsWith('mqtt+') ? overWebSocket(url.slice('mqtt+'.length), ears, maxMessageBytes) : overTcp(new URL(url), ears);
