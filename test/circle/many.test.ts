import { expect, it } from 'vitest';
import type { Desktop } from '../support/desktop.ts';
import { desktops } from '../support/desktops.ts';

const MINUTE_MS = 60_000;

const linksOf = (desktop: Desktop): number => desktop.sync.peers(desktop.circle.id).filter(({ since }) => since !== undefined).length;
const onlineFor = (desktop: Desktop): number => desktop.sync.peers(desktop.circle.id).length;
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

it('twenty hold a few links each, know of one another all the same, send little when idle, and heal when a third is gone without a word', async () => {
  const { all, alice, clock, network } = await desktops(20);
  await clock.advance(4 * MINUTE_MS);
  expect(Math.max(...all.map(linksOf))).toBeLessThan(15);
  expect(all.map(onlineFor)).toEqual(all.map(() => 19));

  // What everybody holds is told again and again: a group that has never spoken would hide what that costs.
  for (const desktop of all) desktop.says('hello');
  await clock.until(() => all.every((desktop) => desktop.sees().length === 20), 10_000);
  await clock.advance(2 * MINUTE_MS);

  network.sends.clear();
  await clock.advance(3 * MINUTE_MS);
  const perMinute = all.map(({ name }) => (network.sends.get(name) ?? 0) / 3);
  // Two announcements a minute at the meeting point come on top.
  expect(mean(perMinute)).toBeLessThan(18);
  expect(Math.min(...perMinute)).toBeGreaterThan(1);

  const note = alice.says('tea?');
  all.at(-1)?.says('yes, please');
  await clock.until(() => all.every((desktop) => desktop.sees().length === 22), 2_000);
  await clock.until(() => alice.sync.reached(alice.circle.id, note).length === 19, 30_000);

  const [gone, rest] = [all.slice(10, 17), [...all.slice(0, 10), ...all.slice(17)]];
  for (const desktop of gone) await desktop.vanishes();
  await clock.advance(20_000);
  alice.says('who is left?');
  await clock.until(() => rest.every((desktop) => desktop.sees().length === 23), 10_000);
  await clock.until(() => onlineFor(alice) === 12, 4 * MINUTE_MS);
  expect(new Set(rest.map(({ circle }) => circle.viewsHash())).size).toBe(1);
}, 240_000);

it('twenty hold the links of two rings around midnight, and part with those of the day that is over', async () => {
  const { all, clock } = await desktops(20, { startAt: Date.UTC(2026, 4, 2, 1, 50) });
  await clock.advance(8 * MINUTE_MS);
  const inTwoRings = mean(all.map(linksOf));
  // At 02:00 the room of the day before is left.
  await clock.advance(8 * MINUTE_MS);
  const inOne = mean(all.map(linksOf));
  expect(inTwoRings).toBeGreaterThan(inOne + 2);
  expect(inOne).toBeLessThan(11.5);
  expect(all.map(onlineFor)).toEqual(all.map(() => 19));
}, 240_000);
