import { expect, it } from 'vitest';
import type { Desktop } from '../support/desktop.ts';
import { desktops } from '../support/desktops.ts';

const NEAR = 'ws://192.168.1.7:4444';
const followsTheGroup = (desktop: Desktop, ...near: readonly string[]): void =>
  desktop.sync.start(desktop.circle, { meetingPoints: [desktop.meetingPoint, 'ws://alice.test', ...near], reach: desktop.circle.policy().network });

it('when alice keeps the group to this network, bob elsewhere still hears of it, and then the links that lead out end, and only places of this network are left', async () => {
  const { alice, bob, clock, network } = await desktops(2, { route: 'direct' });
  alice.circle.setPolicy({ network: 'lan' });
  followsTheGroup(alice, NEAR);
  await clock.until(() => bob.circle.policy().network === 'lan', 3_000);
  expect(bob.isLinkedWith(alice)).toBe(true);
  followsTheGroup(bob);
  await clock.until(() => !alice.isLinkedWith(bob) && !bob.isLinkedWith(alice), 10_000);
  // Alice told it; in another house it leads to nobody.
  expect(bob.sync.meetingPoints(bob.circle.id)).toEqual([NEAR]);
  network.route = 'lan';
  await clock.until(() => alice.isLinkedWith(bob), 10_000);
});

it('a link that leads out and opens long after alice heard of the change tells bob of it, and ends', async () => {
  const { alice, bob, clock, network } = await desktops(2, { route: 'direct' });
  network.partition(['alice'], ['bob']);
  await clock.until(() => !alice.isLinkedWith(bob) && !bob.isLinkedWith(alice), 120_000);
  alice.circle.setPolicy({ network: 'lan' });
  // An address that both their networks have, with a tunnel between these.
  followsTheGroup(alice, NEAR);
  followsTheGroup(bob, NEAR);
  await clock.advance(60_000);
  network.heal();
  await clock.until(() => bob.circle.policy().network === 'lan', 120_000);
  expect(alice.isLinkedWith(bob)).toBe(true);
  await clock.until(() => !alice.isLinkedWith(bob), 10_000);
});

it('links of this network outlive the decision to keep to it', async () => {
  const { alice, bob, clock } = await desktops(2);
  const presences = (): number => alice.events.filter(({ type }) => type === 'presence').length;
  const before = presences();
  alice.circle.setPolicy({ network: 'lan' });
  followsTheGroup(alice, NEAR);
  await clock.until(() => bob.circle.policy().network === 'lan', 3_000);
  followsTheGroup(bob, NEAR);
  await clock.advance(60_000);
  expect(presences()).toBe(before);
  expect(bob.isLinkedWith(alice)).toBe(true);
});

it('bob, who does not own the group, cannot change how far it reaches', async () => {
  const { bob } = await desktops(2);
  expect(() => bob.circle.setPolicy({ network: 'lan' })).toThrow('not-allowed');
  expect(bob.circle.policy().network).toBe('internet');
});
