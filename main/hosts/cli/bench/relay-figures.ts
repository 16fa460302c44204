import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { must } from '#contract';
import { figure, type Report } from './figure.ts';
import { cpuSecondsOf, residentKilobytesOf } from './process-costs.ts';

const ENTRY = new URL('./relay-entry.ts', import.meta.url).pathname;
const ROOMS = 400;
/** Desktops of one room. */
const DESKTOPS = 5;
const FRAMES = 10_000;
const SETTLE_MS = 1_500;
const LIMIT_MS = 60_000;
/** A sealed offer with its candidates. */
const OFFER = 'o'.repeat(3_000);
const portSchema = z.object({ port: z.number() });

const connect = async (port: number, topic: string): Promise<WebSocket> => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
  await once(socket, 'open', { signal: AbortSignal.timeout(LIMIT_MS) });
  socket.send(JSON.stringify({ type: 'subscribe', topics: [topic] }));
  return socket;
};

const fill = async (port: number): Promise<readonly WebSocket[][]> => {
  const rooms: WebSocket[][] = [];
  for (let room = 0; room < ROOMS; room += 1) rooms.push(await Promise.all(Array.from({ length: DESKTOPS }, () => connect(port, `room ${room}`))));
  return rooms;
};

/** One desktop of the first room publishes; resolves when the others have everything. */
const publish = async ([first, ...others]: readonly WebSocket[]): Promise<void> => {
  must(first, 'a room has desktops');
  const wanted = FRAMES * others.length;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let arrived = 0;
  for (const other of others) other.on('message', () => (arrived += 1) === wanted && resolve());
  const limit = setTimeout(() => reject(new Error('frames did not arrive in time')), LIMIT_MS);
  const frame = JSON.stringify({ type: 'publish', topic: 'room 0', data: OFFER });
  for (let sent = 0; sent < FRAMES; sent += 1) {
    first.send(frame);
    if (sent % 50 === 49) await pause(1);
  }
  await promise.finally(() => clearTimeout(limit));
};

const measure = async (child: ChildProcess, report: Report): Promise<void> => {
  const [told] = await once(child, 'message', { signal: AbortSignal.timeout(LIMIT_MS) });
  const { port } = portSchema.parse(told);
  const { pid } = child;
  must(pid !== undefined, 'a relay runs in a process');
  await pause(SETTLE_MS);
  const before = residentKilobytesOf(pid);
  report.progress(`a relay with ${ROOMS} rooms …`);
  const rooms = await fill(port);
  await pause(SETTLE_MS);
  await report.figure(figure('relay.kb_per_desktop', 'KB', { runs: [(residentKilobytesOf(pid) - before) / (ROOMS * DESKTOPS)] }));
  const cpu = cpuSecondsOf(pid);
  await publish(rooms[0] ?? []);
  await report.figure(figure('relay.cpu_us_per_frame', 'µs', { runs: [((cpuSecondsOf(pid) - cpu) * 1_000_000) / (FRAMES * (DESKTOPS - 1))] }));
  for (const socket of rooms.flat()) socket.terminate();
};

/** `relay.kb_per_desktop`: memory of one more desktop in one room; `relay.cpu_us_per_frame`: CPU of one 3 KB frame handed to one desktop. */
export const relayFigures = async (report: Report): Promise<void> => {
  const child = fork(ENTRY, [], { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  try {
    await measure(child, report);
  } finally {
    child.kill('SIGKILL');
  }
};
