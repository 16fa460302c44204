import { type ChildProcess, fork } from 'node:child_process';
import { z } from 'zod';

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

/** Sends so many bytes (rounded up to whole messages) and resolves to MB/s. */
export type BareChannel = (sizeBytes: number) => Promise<number>;

/** What a data channel carries with nothing on top: between two processes, each with its rtc child, 16 KB messages, 512 KB buffered; for as long as `use` runs. */
export const withBareChannel = async <Value>(use: (send: BareChannel) => Promise<Value>): Promise<Value> => {
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
    return await use(async (sizeBytes) => {
      const whole = Math.ceil(sizeBytes / MESSAGE_BYTES) * MESSAGE_BYTES;
      const arrived = next(receiver, 'arrived');
      receiver.send({ type: 'go', sizeBytes: whole });
      const startedAt = performance.now();
      sender.send({ type: 'go', sizeBytes: whole });
      await arrived;
      return whole / 1_000 / (performance.now() - startedAt);
    });
  } finally {
    for (const child of [receiver, sender]) child.kill('SIGTERM');
  }
};
