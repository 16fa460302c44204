import { expect, it } from 'vitest';
import { silentLog, systemRandom } from '../../../main/platform/index.ts';
import type { Dial, LineEars } from '../../../main/sync/signaling/line.ts';
import { SignalingClient } from '../../../main/sync/signaling/signaling-client.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const MINUTE = 60_000;

/** A place that opens every line at once and then does as it likes. */
const place = (clock: FakeClock, live: (ears: LineEars) => void): { readonly dial: Dial; readonly calls: number[] } => {
  const calls: number[] = [];
  const nothing = (): void => undefined;
  const dial: Dial = (_url, ears) => {
    calls.push(clock.now());
    clock.after(0, () => {
      ears.opened();
      live(ears);
    });
    return { subscribe: nothing, unsubscribe: nothing, publish: nothing, ping: () => ears.alive(), end: nothing };
  };
  return { dial, calls };
};

it('a place that takes alice and hangs up at once is asked less and less often, not four times a second for ever', async () => {
  const clock = new FakeClock();
  const { dial, calls } = place(clock, (ears) => void clock.after(1, () => ears.closed()));
  const client = new SignalingClient('ws://192.0.2.1:4444', dial, { clock, random: systemRandom, log: silentLog });
  await clock.advance(5 * MINUTE);
  const before = calls.length;
  await clock.advance(5 * MINUTE);
  expect(calls.length - before).toBeLessThanOrEqual(25);
  expect(calls.length - before).toBeGreaterThan(10);
  client.stop();
});

it('a place that restarts after serving her is asked again at once, as often as that happens', async () => {
  const clock = new FakeClock();
  const { dial, calls } = place(clock, (ears) => void clock.after(MINUTE, () => ears.closed()));
  const client = new SignalingClient('ws://192.0.2.1:4444', dial, { clock, random: systemRandom, log: silentLog });
  await clock.advance(20 * MINUTE);
  expect(calls.length).toBeGreaterThanOrEqual(19);
  client.stop();
});
