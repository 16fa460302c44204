import { describe, expect, it } from 'vitest';
import { desktops } from '../support/desktops.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe('somebody who is gone without a word', () => {
  it('is noticed within 15 seconds', async () => {
    const { alice, bob, clock } = await desktops(2);
    await bob.vanishes();
    await clock.until(() => alice.sync.peers(alice.circle.id).length === 0, 15_000);
    expect(alice.sync.peers(alice.circle.id)).toEqual([]);
  });

  it('and started again a moment later is linked with everybody within 10 seconds', async () => {
    const { alice, bob, carol, clock } = await desktops(3);
    await bob.vanishes();
    await bob.starts();
    await clock.until(() => bob.isLinkedWith(alice) && bob.isLinkedWith(carol), 10_000);
    bob.says('back again');
    await clock.until(() => alice.sees().length === 1 && carol.sees().length === 1, 2_000);
    expect(alice.sees()).toEqual(['back again']);
  });

  it('just after they were linked, over and over, is heard within 5 seconds of each start', async () => {
    const { alice, bob, clock } = await desktops(2);
    for (let starts = 1; starts <= 12; starts += 1) {
      await bob.vanishes();
      await bob.starts();
      bob.says(`back again ${starts}`);
      await clock.until(() => alice.sees().length === starts, 5_000);
      expect(alice.sees()).toHaveLength(starts);
    }
  });

  it('is not taken for one who merely has nothing to say', async () => {
    const { alice, bob, clock, network } = await desktops(2);
    const presences = (): number => alice.events.filter(({ type }) => type === 'presence').length;
    const before = presences();
    network.sends.clear();
    await clock.advance(HOUR_MS);
    expect(presences()).toBe(before);
    expect(bob.isLinkedWith(alice)).toBe(true);
    expect((network.sends.get('bob') ?? 0) / 60).toBeLessThan(5);
  });

  it('and whose word is only lost for some seconds stays linked', async () => {
    const { alice, bob, clock, network } = await desktops(2);
    const presences = (): number => alice.events.filter(({ type }) => type === 'presence').length;
    const before = presences();
    network.partition(['alice'], ['bob']);
    await clock.advance(4_000);
    network.heal();
    await clock.advance(MINUTE_MS);
    expect(presences()).toBe(before);
    expect(bob.isLinkedWith(alice)).toBe(true);
  });
});

describe('a laptop that sleeps', () => {
  it('is away for the others, and is back with all it missed within 10 seconds of waking', async () => {
    const { alice, bob, carol, clock } = await desktops(3);
    bob.sleeps();
    await clock.until(() => !alice.isLinkedWith(bob), 15_000);
    alice.says('bob sleeps');
    await clock.advance(8 * HOUR_MS);
    bob.wakes();
    await clock.until(() => bob.sees().length === 1, 10_000);
    await clock.until(() => bob.isLinkedWith(alice) && bob.isLinkedWith(carol), 10_000);
    expect(carol.sees()).toEqual(bob.sees());
  });
});
