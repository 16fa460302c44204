import { expect, test } from 'vitest';
import type { Reach } from '#contract';
import { followReach } from '../../../main/features/connection/reach.ts';
import { groupOfDesks } from '../../support/group-desk.ts';

test('bob, who joined since he started, follows the first word of alice on how far the group reaches, and each word after it, once', async () => {
  const { desks, clock, arrives } = await groupOfDesks(['Alice']);
  const [alice] = desks;
  const bob = await arrives('Bob');
  const followed: (Reach | undefined)[] = [];
  const stop = followReach({ ledger: bob.running.ledger, tell: () => undefined, onPlan: () => followed.push(bob.circle.policy().network) });
  bob.joins(alice?.invites() ?? '');
  await clock.until(() => bob.isIn && alice?.isLinkedWith(bob) === true, 180_000);
  for (const network of ['lan', 'internet', 'lan'] as const) {
    alice?.does('setPolicy', { change: { network } });
    await clock.until(() => bob.circle.policy().network === network, 60_000);
    expect(followed.at(-1)).toBe(network);
  }
  const count = followed.length;
  alice?.does('setPolicy', { change: { disappearingMs: 86_400_000 } });
  await clock.until(() => bob.circle.policy().disappearingMs === 86_400_000, 60_000);
  expect(followed).toHaveLength(count);
  stop();
});
