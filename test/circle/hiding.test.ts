import { expect, it } from 'vitest';
import { desktops } from '../support/desktops.ts';

it('when bob wishes to hide his address, no link that was made before outlives the wish', async () => {
  const { alice, bob, clock, network } = await desktops(2);
  // Nobody meets anew: what is seen then is what is left of before.
  network.partition();
  const meetingPoints = [bob.meetingPoint];
  bob.sync.start(bob.circle, { meetingPoints, ice: { servers: [], relayOnly: false } });
  await clock.advance(200);
  expect(bob.isLinkedWith(alice)).toBe(true);
  bob.sync.start(bob.circle, { meetingPoints, ice: { servers: [], relayOnly: true } });
  await clock.advance(100);
  expect(bob.isLinkedWith(alice)).toBe(false);
  await clock.until(() => bob.isLinkedWith(alice), 60_000);
});
