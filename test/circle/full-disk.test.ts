import { expect, test } from 'vitest';
import { desktops } from '../support/desktops.ts';

const long = (at: number): string => `${at} ${'a long evening by the fire '.repeat(100)}`;

test('what arrives while bob has no room on his disk comes again once he has, and he can write all the while others can', async () => {
  const { alice, bob, carol, converge, meet, clock } = await desktops(3);
  await meet();
  alice.says('before');
  await converge(1);
  bob.hasFullDisk(true);
  for (let at = 0; at < 30; at += 1) alice.says(long(at));
  await clock.until(() => carol.sees().length === 31, 60_000);
  expect(bob.sees().length).toBeLessThan(31);
  expect(() => bob.says(long(99))).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }));
  bob.hasFullDisk(false);
  bob.says('there is room again');
  await converge(32);
  expect(bob.isLinkedWith(alice)).toBe(true);
});
