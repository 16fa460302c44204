import { expect, test } from 'vitest';
import { watchForWaking } from '../../main/sync/wake.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { DesktopClock } from '../support/desktop-clock.ts';

const watched = () => {
  const base = new FakeClock();
  const clock = new DesktopClock(base);
  const machine = { addresses: 'eth0 10.0.0.2', wakings: 0 };
  const stop = watchForWaking(clock, () => machine.addresses, () => (machine.wakings += 1));
  return { base, clock, machine, stop };
};

test('a machine that slept, whose clock was set, or that changed its network is noticed within five seconds; one that merely runs is not', async () => {
  const { base, clock, machine, stop } = watched();
  await base.advance(3_600_000);
  expect(machine.wakings).toBe(0);
  clock.sleep();
  await base.advance(600_000);
  clock.wake();
  await base.advance(5_000);
  expect(machine.wakings).toBe(1);
  clock.wrongByMs = -86_400_000;
  await base.advance(5_000);
  expect(machine.wakings).toBe(2);
  machine.addresses = 'wlan0 192.168.1.4';
  await base.advance(5_000);
  expect(machine.wakings).toBe(3);
  await base.advance(3_600_000);
  stop();
  machine.addresses = '';
  await base.advance(60_000);
  expect(machine.wakings).toBe(3);
});
