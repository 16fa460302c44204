import { randomUUID } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CircleId, EntryId } from '#contract';
import type { CommandIo } from '../command.ts';
import type { DrivenDesktop } from '../desktop/driven-desktop.ts';
import { joinAll } from '../desktop/join-all.ts';
import { figure, type Report } from './figure.ts';
import { measureBareMessage } from './measure-bare.ts';
import { withTwoDesktops } from './with-desktops.ts';

const CONNECTS = 7;
const MESSAGES = 200;
const WARM_UP = 20;
const TEXT = 'x'.repeat(300);
const FSYNCS = 200;

/** From the call of `chat.send` until the other desktop's window is told, over both WebSockets, in ms. */
const oneMessage = async (from: DrivenDesktop, to: DrivenDesktop, circle: CircleId): Promise<number> => {
  const heard = Promise.withResolvers<number>();
  const seen = new Map<EntryId, number>();
  let sent: EntryId | undefined;
  const off = to.onChange((change) => {
    if (change.topic !== 'messages' || change.circle !== circle) return;
    for (const id of change.ids) if (!seen.has(id)) seen.set(id, performance.now());
    const at = sent === undefined ? undefined : seen.get(sent);
    if (at !== undefined) heard.resolve(at);
  });
  const startedAt = performance.now();
  const { message } = await from.client.chat.send({ id: randomUUID(), circle, text: TEXT });
  sent = message.id;
  const at = seen.get(sent);
  if (at !== undefined) heard.resolve(at);
  const arrivedAt = await heard.promise;
  off();
  return arrivedAt - startedAt;
};

/** What the disk alone takes: one small durable write, ms. */
const measureFsync = (): number[] => {
  const file = join(tmpdir(), `hearth-fsync-${process.pid}`);
  const handle = openSync(file, 'w');
  try {
    return Array.from({ length: FSYNCS }, () => {
      const startedAt = performance.now();
      writeSync(handle, TEXT);
      fdatasyncSync(handle);
      return performance.now() - startedAt;
    });
  } finally {
    closeSync(handle);
    rmSync(file, { force: true });
  }
};

/** `connect.ms`, `message.p50.ms` with plain y-webrtc beside it, `fsync.p50.ms`. */
export const linkFigures = async (io: CommandIo, report: Report): Promise<void> => {
  report.progress('two desktops connect, part and connect again …');
  await withTwoDesktops(io, async ({ alice, bob }) => {
    const { circle } = await joinAll([alice, bob]);
    const connects: number[] = [];
    for (let run = 0; run < CONNECTS; run += 1) connects.push(Number(await bob.host.inspect({ about: 'reconnect', circle })));
    await report.figure(figure('connect.ms', 'ms', { runs: connects }));
    report.progress('one message at a time, and plain y-webrtc beside it …');
    await alice.until('bob online', () => alice.isConnectedTo(circle, 1));
    for (let run = 0; run < WARM_UP; run += 1) await oneMessage(alice, bob, circle);
    const latencies: number[] = [];
    for (let run = 0; run < MESSAGES; run += 1) latencies.push(await oneMessage(alice, bob, circle));
    const peer = { what: 'plain y-webrtc 10.3, transact in one process → observer in the other, 300 B', value: await measureBareMessage(MESSAGES) };
    await report.figure(figure('message.p50.ms', 'ms', { runs: latencies, peer }));
  });
  await report.figure(figure('fsync.p50.ms', 'ms', { runs: measureFsync() }));
};
