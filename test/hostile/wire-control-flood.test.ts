import { expect, it } from 'vitest';
import type { Desktop } from '../support/desktop.ts';
import { desktops } from '../support/desktops.ts';
import { inviteFlood } from '../support/invite-flood.ts';
import { rawMember } from '../support/raw-member.ts';
import { Forger } from './feed-forger.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 3_600_000;
const MOST = 60;

const controlOf = ({ opened }: Desktop): number => opened.db.prepare<[], number>('SELECT count(*) FROM ledger_control').pluck().get() ?? 0;
const floodsOf = ({ sync, circle }: Desktop) => sync.arrivals(circle.id).floods;

it('a member who floods control entries over a link fills nobody\'s disk, cuts nobody off, and holds up nobody else\'s words', async () => {
  const story = await desktops(4, { intakeLimits: { entries: MOST, bytes: 20_000_000 } });
  const { alice, bob, carol, dave: mallory, clock } = story;
  for (const desktop of [alice, bob, carol, mallory]) desktop.clockIsWrongBy(2 * DAY_MS);
  const pieces = inviteFlood(new Forger(mallory.opened, mallory.opened.masterKey, { circle: mallory.circle, kind: 'c' }), 1)(20);
  const { person, device } = mallory.circle.self;
  const raw = await rawMember(mallory, story);
  const [toAlice, toBob] = [await raw.linkWith(alice), await raw.linkWith(bob)];
  const before = controlOf(alice);
  for (const update of pieces) {
    toAlice.link.send({ type: 'live', update });
    toBob.link.send({ type: 'live', update });
  }
  await clock.until(() => floodsOf(alice).length === 1 && floodsOf(bob).length === 1 && floodsOf(carol).length === 1, 5 * MINUTE_MS);
  expect([toAlice.ended, toBob.ended]).toEqual([undefined, undefined]);
  await clock.advance(3 * MINUTE_MS);
  for (const desktop of [alice, bob, carol]) {
    expect(controlOf(desktop) - before).toBe(MOST);
    expect(floodsOf(desktop)).toMatchObject([{ person, device, entries: MOST }]);
  }
  // Bob agrees, gets as much again, and writes something that builds on it: for alice that is reason enough to take it.
  bob.circle.allowFlood(person);
  const again = await raw.linkWith(bob);
  for (const update of pieces.slice(6)) again.link.send({ type: 'live', update });
  await clock.until(() => controlOf(bob) - before === 2 * MOST, MINUTE_MS);
  bob.says('I know more of it than you');
  alice.says('and I say something else');
  await clock.until(() => [alice, bob, carol].every((desktop) => desktop.sees().length === 2), 5 * MINUTE_MS);
  expect([alice, bob, carol].map((desktop) => controlOf(desktop) - before)).toEqual([2 * MOST, 2 * MOST, 2 * MOST]);
  expect(new Set([alice, bob, carol].map(({ circle }) => circle.viewsHash())).size).toBe(1);
  expect(alice.isLinkedWith(bob) && bob.isLinkedWith(carol) && carol.isLinkedWith(alice)).toBe(true);
  expect([alice, bob, carol].flatMap(({ warnings }) => warnings)).toEqual([]);
});
