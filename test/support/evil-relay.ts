import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { fraction } from '../../main/platform/index.ts';
import { seededRandom } from './seeded-random.ts';

type Frame = { readonly type: string; readonly topic?: string; readonly topics?: readonly string[]; readonly data?: string };
export type EvilRelay = { readonly url: string; readonly frames: () => number; stop(): Promise<void> };

const GARBAGE = ['null', '{', '[]', '{"type":"publish"}', '{"type":"publish","topic":5,"data":7}', '{"type":"publish","topic":"x","data":{}}', 'x'.repeat(60_000)];

/** A relay that loses, delays, repeats and mixes up what it is given, keeps everything to send it again later, and adds noise of its own. */
export const evilRelay = async (seed: number): Promise<EvilRelay> => {
  const random = seededRandom(seed, 'evil relay');
  const chance = (): number => fraction(random);
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const listeners = new Map<string, Set<WebSocket>>();
  const kept: { readonly topic: string; readonly data: string }[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let frames = 0;
  const later = (run: () => void, delayMs: number): void => {
    const timer = setTimeout(() => (timers.delete(timer), run()), delayMs);
    timers.add(timer);
  };
  const tell = (topic: string, data: string): void => {
    for (const socket of listeners.get(topic) ?? []) {
      frames += 1;
      socket.send(JSON.stringify({ type: 'publish', topic, data }));
    }
  };
  const publish = (topic: string, data: string): void => {
    kept.push({ topic, data });
    if (chance() < 0.1) return;
    later(() => tell(topic, data), chance() * 150);
    if (chance() < 0.5) later(() => tell(topic, data), chance() * 3_000);
    for (const other of listeners.keys()) if (other !== topic) later(() => tell(other, data), chance() * 500);
  };
  const noise = setInterval(() => {
    const old = kept[Math.floor(chance() * kept.length)];
    if (old) tell(old.topic, old.data);
    for (const [topic, sockets] of listeners) {
      tell(topic, Buffer.from(random.bytes(200)).toString('base64'));
      for (const socket of sockets) {
        socket.send(GARBAGE[Math.floor(chance() * GARBAGE.length)] ?? '');
        socket.send(random.bytes(50));
      }
    }
  }, 20);
  server.on('connection', (socket) => {
    socket.on('message', (text) => {
      const frame = JSON.parse((text as Buffer).toString('utf8')) as Frame;
      for (const topic of frame.topics ?? []) if (frame.type === 'subscribe') listeners.set(topic, (listeners.get(topic) ?? new Set()).add(socket));
      if (frame.type === 'publish') publish(frame.topic ?? '', frame.data ?? '');
      if (frame.type === 'ping') socket.send('{"type":"pong"}');
    });
    socket.on('close', () => listeners.forEach((sockets) => sockets.delete(socket)));
  });
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    frames: () => frames,
    stop: async () => {
      clearInterval(noise);
      for (const timer of timers) clearTimeout(timer);
      for (const socket of server.clients) socket.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
