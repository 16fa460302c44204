import { expect, test } from 'vitest';
import { BackOff } from '../../main/sync/back-off.ts';
import { DesktopClock } from '../support/desktop-clock.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { seededRandom } from '../support/seeded-random.ts';

const HOUR_MS = 3_600_000;

test.each([
  ['back', -17 * HOUR_MS],
  ['forward', 17 * HOUR_MS],
])('a clock that is set %s during the wait ends it', async (_, byMs) => {
  const base = new FakeClock();
  const clock = new DesktopClock(base);
  const backOff = new BackOff({ clock, random: seededRandom(1, 'back-off') }, { firstMs: 10_000, longestMs: 60_000 });
  backOff.fail();
  await base.advance(1_000);
  expect([backOff.isOver, backOff.waitMs > 0]).toEqual([false, true]);
  clock.wrongByMs = byMs;
  expect([backOff.isOver, backOff.waitMs <= 0]).toEqual([true, true]);
});
