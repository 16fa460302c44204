import { describe, expect, it } from 'vitest';
import { groupOfThree } from '../../support/group-of-three.ts';

const MINUTE_MS = 60_000;
describe('who was in a group before', () => {
  it('bob was removed: a new invite takes him in again as somebody new, and once, over a restart too', async () => {
    const { alice, bob, carol, clock } = await groupOfThree();
    bob.says('the first bob');
    await clock.until(() => alice.reads().length === 1, MINUTE_MS);
    const before = bob.me;
    alice.does('remove', { person: before });
    await clock.until(() => bob.listed?.ended !== undefined, MINUTE_MS);
    const invite = alice.invites();
    await alice.quits();
    await carol.quits();
    bob.joins(invite);
    await bob.quits();
    await bob.starts();
    expect(bob.running.circles.list()).toMatchObject([{ state: 'waiting', name: 'Readers' }]);
    await alice.starts();
    await clock.until(() => bob.listed?.state === 'ready' && bob.listed.ended === undefined, 5 * MINUTE_MS);
    expect(bob.running.circles.list()).toHaveLength(1);
    expect(bob.me).not.toBe(before);
    bob.says('the second bob');
    await clock.until(() => alice.reads().length === 2, 5 * MINUTE_MS);
    await clock.until(() => bob.reads().length === 2, MINUTE_MS);
    expect(alice.present().map(({ name }) => name).toSorted()).toEqual(['Alice', 'Bob', 'Carol']);
  });

  it('bob was removed and gives up waiting: what he may keep is in his list as before', async () => {
    const { alice, bob, carol, clock } = await groupOfThree();
    alice.says('before');
    await clock.until(() => bob.reads().length === 1, MINUTE_MS);
    alice.does('remove', { person: bob.me });
    await clock.until(() => bob.listed?.ended !== undefined, MINUTE_MS);
    const invite = alice.invites();
    for (const desk of [alice, carol]) await desk.quits();
    bob.joins(invite);
    expect(bob.running.circles.list()).toMatchObject([{ state: 'waiting' }]);
    void bob.running.circles.handlers.cancelJoin({ id: 'cancel', circle: bob.circle.id }, { signal: new AbortController().signal });
    expect(bob.running.circles.list()).toMatchObject([{ state: 'ready', ended: { how: 'removed', byName: 'Alice' } }]);
    expect(bob.reads()).toEqual(['before']);
  });

  it('his own invite from before he was removed is no way back, and says so', async () => {
    const { alice, bob, clock } = await groupOfThree();
    const own = bob.invites();
    alice.does('remove', { person: bob.me });
    await clock.until(() => bob.listed?.ended !== undefined, MINUTE_MS);
    expect(() => bob.joins(own)).toThrow(expect.objectContaining({ code: 'invite-revoked' }));
    expect(bob.running.circles.list()).toMatchObject([{ ended: { how: 'removed' } }]);
  });

  it('bob left with nothing kept, is invited at once, before the door behind him is sealed, and is in again and stays', async () => {
    const { alice, bob, carol, clock } = await groupOfThree();
    await bob.does('leave', { keep: false });
    await clock.until(() => alice.group.past.length === 1, MINUTE_MS);
    const invite = alice.invites();
    bob.joins(invite);
    await clock.until(() => bob.listed?.state === 'ready', 5 * MINUTE_MS);
    await clock.advance(5 * MINUTE_MS);
    expect(bob.listed).toMatchObject({ state: 'ready', name: 'Readers' });
    expect(bob.listed?.ended).toBeUndefined();
    bob.says('back again');
    await clock.until(() => carol.reads().includes('back again'), 5 * MINUTE_MS);
  });

  it('who waits to come back loses neither the wait nor the way when three days of a group that lets keep nothing are over', async () => {
    const { alice, bob, carol, clock } = await groupOfThree();
    alice.does('setPolicy', { change: { removedKeeps: 'nothing' } });
    await clock.until(() => bob.group.policy.removedKeeps === 'nothing', MINUTE_MS);
    alice.does('remove', { person: bob.me });
    await clock.until(() => bob.listed?.ended?.keeps === false, MINUTE_MS);
    const invite = alice.invites({ hours: 24 * 7 });
    for (const desk of [alice, carol]) await desk.quits();
    bob.joins(invite);
    await bob.quits();
    await clock.advance(73 * 60 * MINUTE_MS);
    await bob.starts();
    await clock.advance(MINUTE_MS);
    expect(bob.listed).toMatchObject({ state: 'waiting' });
    await alice.starts();
    await clock.until(() => bob.listed?.state === 'ready' && bob.listed.ended === undefined, 5 * MINUTE_MS);
  });
});
