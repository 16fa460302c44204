import { type ChildProcess, fork } from 'node:child_process';
import { z } from 'zod';
import { median } from '../measure/median.ts';

const ENTRY = new URL('./bare-channel.ts', import.meta.url).pathname;
const LIMIT_MS = 60_000;
const MESSAGE_BYTES = 16 * 1024;
const typeSchema = z.object({ type: z.enum(['open', 'arrived', 'description', 'candidate']) });

const start = (role: 'send' | 'receive'): ChildProcess => fork(ENTRY, [role], { execArgv: [], serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });

/** Resolves at the next message of this kind. */
const next = (child: ChildProcess, kind: 'open' | 'arrived'): Promise<void> =>
  new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`no ${kind} in time`)), LIMIT_MS);
    const hear = (message: unknown): void => {
      if (typeSchema.parse(message).type !== kind) return;
      clearTimeout(limit);
      child.off('message', hear);
      resolve();
    };
    child.on('message', hear);
  });

/** What a data channel carries with nothing on top: between two processes, each with its rtc child, 16 KB messages, 512 KB buffered; median MB/s. */
export const measureBareChannel = async ({ runs, sizeBytes }: { readonly runs: number; readonly sizeBytes: number }): Promise<number> => {
  const [receiver, sender] = [start('receive'), start('send')];
  const pass = (from: ChildProcess, to: ChildProcess): void => {
    from.on('message', (message) => {
      const { type } = typeSchema.parse(message);
      if (type === 'description' || type === 'candidate') to.send(message as object);
    });
  };
  pass(receiver, sender);
  pass(sender, receiver);
  try {
    await Promise.all([next(sender, 'open'), next(receiver, 'open')]);
    const whole = Math.ceil(sizeBytes / MESSAGE_BYTES) * MESSAGE_BYTES;
    const speeds: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const arrived = next(receiver, 'arrived');
      receiver.send({ type: 'go', sizeBytes: whole });
      const startedAt = performance.now();
      sender.send({ type: 'go', sizeBytes: whole });
      await arrived;
      speeds.push(whole / 1_000 / (performance.now() - startedAt));
    }
    return median(speeds);
  } finally {
    for (const child of [receiver, sender]) child.kill('SIGTERM');
  }
};
