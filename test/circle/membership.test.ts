import { describe, expect, it } from 'vitest';
import { desktops } from '../support/desktops.ts';

const MINUTE_MS = 60_000;

describe('a member who is removed', () => {
  it('while online is told, hears nothing that is written afterwards, and is in nobody’s list', async () => {
    const { alice, bob, carol, clock } = await desktops(3);
    alice.says('before');
    await clock.until(() => bob.sees().length === 1 && carol.sees().length === 1, 5_000);
    alice.circle.removeMember(bob.circle.self.person);
    await clock.until(() => !bob.circle.isMemberDevice(bob.circle.self.device), MINUTE_MS);
    alice.says('after');
    await clock.until(() => carol.sees().length === 2, MINUTE_MS);
    await clock.advance(3 * MINUTE_MS);
    expect(bob.sees()).toEqual(['before']);
    expect(alice.sync.peers(alice.circle.id).map(({ device }) => device)).toEqual([carol.circle.self.device]);
  });

  it('while away is told on coming back, though the others have moved to rooms it does not know', async () => {
    const { alice, bob, carol, clock } = await desktops(3);
    await bob.quits();
    const person = carol.circle.members().find(({ devices }) => devices.every((device) => device !== alice.circle.self.device && device !== carol.circle.self.device))?.person;
    alice.circle.removeMember(person ?? '');
    await clock.advance(5 * MINUTE_MS);
    alice.says('without bob');
    await clock.until(() => carol.sees().length === 1, MINUTE_MS);
    await bob.starts();
    await clock.until(() => !bob.circle.isMemberDevice(bob.circle.self.device), 10 * MINUTE_MS);
    expect(bob.sees()).toEqual([]);
  });
});

describe('a member who was away while somebody was removed', () => {
  it('finds the others again, gets the new key from them, and reads on', async () => {
    const { alice, bob, carol, clock } = await desktops(3);
    await carol.quits();
    alice.circle.removeMember(bob.circle.self.person);
    await clock.advance(5 * MINUTE_MS);
    await bob.quits();
    alice.says('bob has left us');
    await carol.starts();
    await clock.until(() => carol.sees().length === 1, 10 * MINUTE_MS);
    carol.says('so I hear');
    await clock.until(() => alice.sees().length === 2, MINUTE_MS);
    expect(alice.sees()).toEqual(['bob has left us', 'so I hear']);
    expect(bob.isOn).toBe(false);
  });
});
