import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { startRelay } from '#relay';
import { silentLog, systemClock } from '#platform';
import { median } from '../measure/median.ts';

const ENTRY = new URL('./bare-y-webrtc.ts', import.meta.url).pathname;
const ANSWER_MS = 20_000;
const CONNECT_MS = 90_000;
const LOOK_EVERY_MS = 2_000;
const SETTLE_MS = 20_000;
const MEASURED_MS = 60_000;
const countSchema = z.object({ type: z.literal('count'), links: z.number(), sent: z.number() });
type Count = z.infer<typeof countSchema>;

const countOf = async (child: ChildProcess): Promise<Count> => {
  const answered = once(child, 'message', { signal: AbortSignal.timeout(ANSWER_MS) });
  child.send('count');
  const [answer] = await answered;
  return countSchema.parse(answer);
};

/** A glare may leave two of them without a link for good: connected is who has most of the others. */
const areConnected = (counts: readonly Count[]): boolean => counts.every(({ links }) => links >= (counts.length - 1) * 0.8);

const perMinute = async (children: readonly ChildProcess[]): Promise<number | null> => {
  const count = (): Promise<Count[]> => Promise.all(children.map(countOf));
  const giveUpAt = performance.now() + CONNECT_MS;
  while (!areConnected(await count())) {
    if (performance.now() > giveUpAt) return null;
    await wait(LOOK_EVERY_MS);
  }
  await wait(SETTLE_MS);
  const [before, startedAt] = [await count(), performance.now()];
  await wait(MEASURED_MS);
  const after = await count();
  const minutes = (performance.now() - startedAt) / 60_000;
  return median(after.map(({ sent }, at) => (sent - (before[at]?.sent ?? 0)) / minutes));
};

/** Data-channel messages that one of `many` plain y-webrtc ends sends in an idle minute, median over them; null when they do not find one another in 90 s. */
export const measureBareIdle = async (many: number): Promise<number | null> => {
  const relay = await startRelay({ host: '127.0.0.1', port: 0, clock: systemClock, log: silentLog });
  const children: ChildProcess[] = [];
  try {
    for (let nth = 0; nth < many; nth += 1) {
      const child = fork(ENTRY, [relay.url, 'idle'], { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
      children.push(child);
      await once(child, 'message', { signal: AbortSignal.timeout(ANSWER_MS) });
    }
    return await perMinute(children);
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await relay.stop();
  }
};
