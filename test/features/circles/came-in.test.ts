import { describe, expect, it } from 'vitest';
import { groupOfThree } from '../../support/group-of-three.ts';
import { type GroupDesk, groupOfDesks } from '../../support/group-desk.ts';

const MINUTE_MS = 60_000;
const listOf = (desk: GroupDesk) => desk.running.circles.list();
/** The host's answer is taken, and the desktop dies before it notes more. */
const isLetInAndDies = async (desk: GroupDesk, host: GroupDesk): Promise<void> => {
  const [pending] = desk.running.ledger.pendingJoins();
  if (!pending?.accept(host.circle.admit(pending.request()))) throw new Error('not let in');
  await desk.quits();
};

describe('killed between coming in and noting it', () => {
  it('bob has the group once, by the name and the time of his invite, before and after the network begins, and the others learn his name', async () => {
    const { desks: [alice], arrives, clock } = await groupOfDesks(['Alice']);
    if (!alice) throw new Error('alice');
    const bob = await arrives('Bob');
    const startedAt = clock.now();
    bob.joins(alice.invites());
    await isLetInAndDies(bob, alice);
    await bob.opens();
    expect(listOf(bob)).toMatchObject([{ state: 'ready', name: 'Readers', createdAt: startedAt, members: 2 }]);
    bob.running.circles.start();
    expect(listOf(bob)).toMatchObject([{ state: 'ready', name: 'Readers', members: 2 }]);
    await clock.until(() => alice.present().some(({ name }) => name === 'Bob'), 5 * MINUTE_MS);
  });

  it('bob, who was removed and came back, has it once and not as ended', async () => {
    const { alice, bob, clock } = await groupOfThree();
    alice.does('remove', { person: bob.me });
    await clock.until(() => bob.listed?.ended !== undefined, MINUTE_MS);
    bob.joins(alice.invites());
    expect(listOf(bob)).toMatchObject([{ state: 'waiting' }]);
    await isLetInAndDies(bob, alice);
    await bob.opens();
    expect(listOf(bob)).toMatchObject([{ state: 'ready', members: 3 }]);
    expect(bob.listed?.ended).toBeUndefined();
  });
});

it('bob takes a group off and asks to come back before it is erased: he waits, and comes in', async () => {
  const { alice, bob, clock } = await groupOfThree();
  alice.does('remove', { person: bob.me });
  await clock.until(() => bob.listed?.ended !== undefined, MINUTE_MS);
  const erased = bob.does('takeOff');
  bob.joins(alice.invites());
  await erased;
  expect(listOf(bob)).toMatchObject([{ state: 'waiting', name: 'Readers' }]);
  await clock.until(() => bob.listed?.state === 'ready', 5 * MINUTE_MS);
  await clock.advance(MINUTE_MS);
  expect(listOf(bob)).toMatchObject([{ state: 'ready', members: 3 }]);
});
