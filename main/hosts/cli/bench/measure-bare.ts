import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import { startRelay } from '#relay';
import { silentLog, systemClock } from '#platform';
import { median } from '../measure/median.ts';

const ENTRY = new URL('./bare-y-webrtc.ts', import.meta.url).pathname;
const LIMIT_MS = 8_000;
/** When both ends offer at the same moment, plain y-webrtc may never connect. */
const TRIES = 5;
const messageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('up') }),
  z.object({ type: z.literal('arrived'), ms: z.number() }),
]);

type Ends = { readonly sender: ChildProcess; readonly receiver: ChildProcess };

const start = (relay: string, words: readonly string[]): ChildProcess => fork(ENTRY, [relay, ...words], { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });

const arrival = async (child: ChildProcess): Promise<number> => {
  const signal = AbortSignal.timeout(LIMIT_MS);
  for (;;) {
    const [message] = (await once(child, 'message', { signal })) as [unknown];
    const parsed = messageSchema.parse(message);
    if (parsed.type === 'arrived') return parsed.ms;
  }
};

/** Its `synced` event does not come on both sides (a glare leaves one without), so: push until something arrives. */
const warmUp = async ({ sender, receiver }: Ends): Promise<void> => {
  const pushing = setInterval(() => sender.send('push'), 100);
  try {
    await arrival(receiver);
  } finally {
    clearInterval(pushing);
  }
};

const betweenTwo = async <Value>(use: (ends: Ends) => Promise<Value>): Promise<Value> => {
  const relay = await startRelay({ host: '127.0.0.1', port: 0, clock: systemClock, log: silentLog });
  const receiver = start(relay.url, ['receive']);
  const sender = start(relay.url, ['send']);
  try {
    await warmUp({ sender, receiver });
    return await use({ sender, receiver });
  } finally {
    for (const child of [receiver, sender]) child.kill('SIGKILL');
    await relay.stop();
  }
};

/** Plain y-webrtc, one way: transact in one process until the observer runs in the other, 300 bytes, median in ms; null when it never connects. */
export const measureBareMessage = async (times: number): Promise<number | null> => {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    try {
      return await betweenTwo(async ({ sender, receiver }) => {
        const latencies: number[] = [];
        for (let run = 0; run < times; run += 1) {
          const arrived = arrival(receiver);
          sender.send('push');
          latencies.push(await arrived);
        }
        return median(latencies);
      });
    } catch (error) {
      if (!(error instanceof Error && error.name === 'AbortError')) throw error;
    }
  }
  return null;
};
