import { expect, test } from 'vitest';
import { Forger } from '../hostile/feed-forger.ts';
import { circleOf, meet, post } from './circle-of.ts';

const DAY_MS = 86_400_000;
const MALLORY = 182;

test('an insider\'s flood is not pulled further until alice agrees, and nobody else\'s words wait for it', async () => {
  const [alice, mallory, carol] = await circleOf(181, MALLORY, 183);
  if (!alice || !mallory || !carol) throw new Error('three people');
  meet(alice, mallory, carol);
  const later = alice.desktop.clock.now() + 2 * DAY_MS;
  for (const { desktop } of [alice, mallory, carol]) desktop.clock.set(later);
  const lies = new Forger(mallory.desktop, MALLORY, { circle: mallory.circle });
  const flood = (count: number): Uint8Array[] => Array.from({ length: count / 250 }, () => lies.update(Array.from({ length: 250 }, () => lies.entry())));
  const pieces = flood(5_500);
  let taken = 0;
  for (const piece of pieces) {
    const { accepted, blame, skipped } = alice.circle.receive(piece);
    expect([blame, skipped]).toEqual([undefined, []]);
    taken += accepted;
  }
  expect(taken).toBe(5_000);
  expect(alice.circle.floods()).toMatchObject([{ person: mallory.circle.self.person, entries: 5_000 }]);
  expect(alice.circle.lacks([{ feed: lies.feed.root, next: 5_500, head: new Uint8Array(32), bodiesFrom: 0 }])).toBe(false);
  expect(alice.circle.pullFrontier().find(({ feed }) => feed === lies.feed.root)?.next).toBeGreaterThan(5_500);
  expect([...carol.circle.missing(alice.circle.pullFrontier())].length).toBe(0);
  carol.circle.append(post('hello?'));
  for (const update of carol.circle.missing(alice.circle.pullFrontier())) alice.circle.receive(update);
  expect(alice.desktop.notes()).toContain('hello?');
  const again = (await alice.desktop.reopen()).circle(alice.circle.id);
  expect(again.floods()).toHaveLength(1);
  alice.circle.allowFlood(mallory.circle.self.person);
  expect(alice.circle.floods()).toEqual([]);
  expect(alice.circle.receive(pieces[20] ?? new Uint8Array(0)).accepted).toBe(250);
  alice.desktop.clock.set(later + DAY_MS);
  expect(alice.circle.floods()).toEqual([]);
});

test('a newcomer takes the whole history on its first day', async () => {
  const [alice] = await circleOf(184);
  if (!alice) throw new Error('alice');
  const lies = new Forger(alice.desktop, 184, { circle: alice.circle });
  for (let n = 0; n < 21; n += 1) alice.circle.receive(lies.update(Array.from({ length: 250 }, () => lies.entry())));
  const { desktop, join, send } = await import('./desktop.ts');
  const bob = await desktop(185);
  const his = join(alice.circle, bob.ledger);
  send(alice.circle, his);
  expect(his.entryCount()).toBe(5_250);
  expect(his.floods()).toEqual([]);
});
