import { expect, test } from 'vitest';
import type { PeerLink } from '../../../main/sync/circle/peer-link.ts';
import { Strangers } from '../../../main/sync/circle/strangers.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const stranger = () => {
  const ends: string[] = [];
  // reason: of a peer, strangers are known by their link's end alone.
  const peer = { link: { close: ({ why }: { why: string }) => void ends.push(why) } } as unknown as PeerLink;
  return { peer, ends };
};

test('a stranger who proved a key may send a megabyte, not more; a member is not counted', () => {
  const strangers = new Strangers(new FakeClock());
  const { peer } = stranger();
  strangers.add(peer);
  expect(strangers.mayStillSend(peer, 1024 * 1024)).toBe(true);
  expect(strangers.mayStillSend(peer, 1)).toBe(false);
  strangers.remove(peer);
  expect(strangers.mayStillSend(peer, 10 * 1024 * 1024)).toBe(true);
});

test('sixteen strangers wait at once, each for half a minute', async () => {
  const clock = new FakeClock();
  const strangers = new Strangers(clock);
  const all = Array.from({ length: 17 }, stranger);
  for (const { peer } of all) strangers.add(peer);
  expect(all.map(({ ends }) => ends)).toEqual([...Array.from({ length: 16 }, () => []), ['too-many-strangers']]);
  await clock.advance(30_001);
  expect(all.slice(0, 16).every(({ ends }) => ends[0] === 'still-a-stranger')).toBe(true);
});
