import { describe, expect, it } from 'vitest';
import type { Desktop } from '../support/desktop.ts';
import { desktops } from '../support/desktops.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const reached = (by: Desktop, note: string): readonly string[] => by.sync.reached(by.circle.id, note);
const seen = (by: Desktop, device: string): number | undefined => by.sync.lastSeen(by.circle.id, device);

describe('what is known of a message', () => {
  it('names the devices that have it, and is still known after a restart with nobody else there', async () => {
    const { alice, bob, carol, clock } = await desktops(3);
    const [bobs, carols] = [bob.circle.self.device, carol.circle.self.device];
    await carol.quits();
    const note = alice.says('who has this?');
    await clock.until(() => reached(alice, note).length === 1, 5_000);
    expect(reached(alice, note)).toEqual([bobs]);
    const leftAt = clock.now();
    await bob.quits();
    await clock.advance(3 * HOUR_MS);
    await alice.quits();
    await alice.starts();
    expect(reached(alice, note)).toEqual([bobs]);
    expect(Math.abs((seen(alice, bobs) ?? 0) - leftAt)).toBeLessThan(MINUTE_MS);
    expect(seen(alice, carols)).toBeLessThan(leftAt);
  });

  it('survives a plug that is pulled, but for the last seconds', async () => {
    const { alice, bob, clock } = await desktops(2);
    const note = alice.says('kept');
    await clock.until(() => reached(alice, note).length === 1, 5_000);
    await clock.advance(5_000);
    await bob.quits();
    await alice.vanishes();
    await alice.starts();
    expect(reached(alice, note)).toHaveLength(1);
  });

  it('comes from those who say it of themselves, also through others', async () => {
    const { alice, bob, carol, network, clock } = await desktops(3);
    network.partition(['alice', 'carol'], ['bob', 'carol']);
    await clock.until(() => !alice.isLinkedWith(bob), MINUTE_MS);
    const note = alice.says('through carol');
    await clock.until(() => bob.sees().length === 1, 5_000);
    // Most often after a minute and a half: both carol and bob tell at times of chance.
    await clock.until(() => reached(alice, note).length === 2, 5 * MINUTE_MS);
    expect(alice.sync.peers(alice.circle.id).map(({ device }) => device)).toContain(bob.circle.self.device);
    expect(carol.sees()).toEqual(['through carol']);
  });

  it('is not told of who lacks it', async () => {
    const { alice, bob, clock, network } = await desktops(2);
    network.partition(['alice'], ['bob']);
    const note = alice.says('into the wind');
    await clock.advance(10 * MINUTE_MS);
    expect(reached(alice, note)).toEqual([]);
    expect(seen(alice, bob.circle.self.device)).toBeLessThan(clock.now() - 9 * MINUTE_MS);
  });
});
