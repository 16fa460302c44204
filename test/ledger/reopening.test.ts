import { expect, test } from 'vitest';
import { desktop, join, send } from './desktop.ts';
import { addDevice, circleOf, meet, post } from './circle-of.ts';

test('carol, who got the whole circle at once, knows after a restart who was in when alice wrote, and takes what bob’s laptop says', async () => {
  const [alice, bob] = await circleOf(141, 142);
  if (!alice || !bob) throw new Error('two people');
  meet(alice, bob);
  const laptop = addDevice(bob.circle, await desktop(143));
  meet(alice, bob, laptop);
  // What alice writes from here on has seen the laptop; in an update her entries still stand before bob's.
  const carol = await desktop(144);
  join(alice.circle, carol.ledger);
  const hers = (await carol.reopen()).circle(alice.circle.id);
  meet(alice, laptop);
  laptop.circle.append(post('from the laptop'));
  send(laptop.circle, hers);
  expect(carol.notes()).toEqual(['from the laptop']);
  expect(hers.viewsHash()).toBe(laptop.circle.viewsHash());
});
