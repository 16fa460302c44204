import { expect, it } from 'vitest';
import { groupOfDesks } from '../../support/group-desk.ts';
import { pairDesks } from '../../support/pair-desks.ts';

const MINUTE_MS = 60_000;

it('a further device that waits at the door of its other one, and then tries an invite that is used up, waits there again', async () => {
  const { clock, desks, arrives } = await groupOfDesks(['Alice', 'Bob']);
  const [alice, bob] = desks;
  if (!alice || !bob) throw new Error('two desks');
  const text = alice.invites({ uses: 1 });
  const carol = await arrives('Carol');
  carol.joins(text);
  await clock.until(() => carol.isIn, MINUTE_MS);
  const laptop = await arrives('Laptop');
  await pairDesks(clock, bob, laptop);
  await clock.until(() => laptop.pairs('list').waiting === 1, MINUTE_MS);
  await bob.quits();
  expect(laptop.isIn).toBe(false);
  laptop.joins(text);
  await clock.until(() => laptop.listed?.state === 'failed', 3 * MINUTE_MS);
  await bob.starts();
  await clock.until(() => laptop.isIn && laptop.me === bob.me && laptop.isLinkedWith(alice), 3 * MINUTE_MS);
});
