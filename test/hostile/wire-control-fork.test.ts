import { expect, it } from 'vitest';
import { desktops } from '../support/desktops.ts';
import { inviteFlood } from '../support/invite-flood.ts';
import { rawMember } from '../support/raw-member.ts';
import { Forger } from './feed-forger.ts';

const MINUTE_MS = 60_000;

it('mallory signs two control entries for one place and tells bob the one and carol the other: both are kept by all, both can be built on, and mallory is out', async () => {
  const story = await desktops(4);
  const { alice, bob, carol, dave: mallory, clock, network } = story;
  network.partition(['dave', 'bob'], ['dave', 'carol'], ['alice']);
  const raw = await rawMember(mallory, story);
  const branch = (from: number): Uint8Array[] => inviteFlood(new Forger(mallory.opened, mallory.opened.masterKey, { circle: mallory.circle, kind: 'c' }), from)(2);
  const [toBob, toCarol] = [await raw.linkWith(bob), await raw.linkWith(carol)];
  for (const update of branch(0)) toBob.link.send({ type: 'live', update });
  for (const update of branch(100)) toCarol.link.send({ type: 'live', update });
  await clock.until(() => bob.circle.invites().length === 21 && carol.circle.invites().length === 21, MINUTE_MS);
  // Each builds on the branch it knows, while they cannot speak.
  bob.says('after the one');
  carol.says('after the other');
  for (const desktop of [bob, carol]) desktop.invites();
  expect([toBob.ended, toCarol.ended]).toEqual([undefined, undefined]);
  raw.leave();
  network.heal();
  const honest = [alice, bob, carol];
  const tidying = clock.every(5_000, () => honest.forEach(({ circle }) => circle.tidy()));
  const outOf = (desktop: typeof alice): string | undefined => desktop.circle.devices().find(({ device }) => device === mallory.circle.self.device)?.status;
  await clock.until(() => honest.every((one) => outOf(one) === 'forked' && one.sees().length === 2 && one.circle.viewsHash() === alice.circle.viewsHash()), 5 * MINUTE_MS);
  await clock.until(() => honest.every(({ circle }) => JSON.stringify(circle.frontier().map(({ feed, next }) => [feed, next])) === JSON.stringify(alice.circle.frontier().map(({ feed, next }) => [feed, next]))), 5 * MINUTE_MS);
  tidying();
  expect(new Set(honest.map(({ circle }) => circle.invites().length)).size).toBe(1);
  expect(alice.isLinkedWith(bob) && bob.isLinkedWith(carol)).toBe(true);
  expect(honest.flatMap(({ warnings }) => warnings)).toEqual([]);
});
