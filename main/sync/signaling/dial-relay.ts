import { WebSocket } from 'ws';
import { z } from 'zod';
import { type Dial, MAX_FRAME_CHARACTERS } from './line.ts';

const MAX_MESSAGE_BYTES = MAX_FRAME_CHARACTERS + 1024;
const HANDSHAKE_MS = 10_000;

const relayFrameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('publish'), topic: z.string().max(128), data: z.string().max(MAX_FRAME_CHARACTERS) }),
  z.object({ type: z.literal('pong') }),
]);

const readFrame = (text: string): z.infer<typeof relayFrameSchema> | undefined => {
  try {
    return relayFrameSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/** A line to a Hearth relay: y-webrtc's signaling protocol, JSON over WebSocket. What is no frame is passed over. */
export const dialRelay: Dial = (url, ears) => {
  const socket = new WebSocket(url, { maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false, handshakeTimeout: HANDSHAKE_MS, followRedirects: false });
  const say = (frame: object): void => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  };
  socket.on('open', () => ears.opened());
  socket.on('message', (data, isBinary) => {
    const frame = isBinary ? undefined : readFrame((data as Buffer).toString('utf8'));
    if (!frame) return;
    ears.alive();
    if (frame.type === 'publish') ears.heard(frame.topic, frame.data);
  });
  // 'close' follows every error.
  socket.on('error', () => undefined);
  socket.on('close', () => ears.closed());
  return {
    subscribe: (topics) => say({ type: 'subscribe', topics }),
    unsubscribe: (topics) => say({ type: 'unsubscribe', topics }),
    publish: (topic, data) => say({ type: 'publish', topic, data }),
    ping: () => say({ type: 'ping' }),
    end: () => socket.terminate(),
  };
};
