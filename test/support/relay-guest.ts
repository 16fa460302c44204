import { WebSocket } from 'ws';

export type RelayGuest = {
  readonly heard: string[];
  readonly isOpen: () => boolean;
  send(frame: unknown): void;
  sendRaw(data: string | Uint8Array): void;
  /** Resolves with the close code. */
  readonly closed: Promise<number>;
  leave(): void;
};

/** A plain WebSocket client of a relay, which may say anything. */
export const relayGuest = async (url: string): Promise<RelayGuest> => {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  const heard: string[] = [];
  socket.on('message', (data) => heard.push((data as Buffer).toString('utf8')));
  socket.on('error', () => undefined);
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  await Promise.race([new Promise((resolve) => socket.once('open', resolve)), closed]);
  return {
    heard,
    isOpen: () => socket.readyState === WebSocket.OPEN,
    send: (frame) => socket.send(JSON.stringify(frame)),
    sendRaw: (data) => socket.send(data),
    closed,
    leave: () => socket.terminate(),
  };
};
