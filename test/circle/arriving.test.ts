import { describe, expect, it } from 'vitest';
import type { Desktop } from '../support/desktop.ts';
import { desktops } from '../support/desktops.ts';
import { withMissingBody } from '../support/missing-body.ts';
import { rawMember } from '../support/raw-member.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 3_600_000;
const arrivals = (of: Desktop) => of.sync.arrivals(of.circle.id);
const told = ({ events }: Desktop): number => events.filter(({ type }) => type === 'arriving').length;

describe('a body that is missing', () => {
  it('comes back from whoever holds it', async () => {
    const { dave, unhides, clock } = await withMissingBody(3);
    expect(dave.circle.holes()).toEqual([]);
    unhides();
    await clock.until(() => dave.sees().length === 1, MINUTE_MS);
    expect(dave.sees()).toEqual(['hidden for a while']);
    expect(dave.circle.holes()).toEqual([]);
  });

  it('is no fault of a member that lacks it too, like a mailbox that dropped it: the next is asked', async () => {
    const { alice, bob, carol, dave, unhides, clock, network } = await withMissingBody(3);
    network.partition(['dave', 'carol'], ['alice', 'bob', 'carol']);
    await clock.until(() => !dave.isLinkedWith(alice) && !dave.isLinkedWith(bob), 2 * MINUTE_MS);
    const mailbox = await rawMember(carol, { network, clock, seed: 7 });
    const raw = await mailbox.linkWith(dave);
    unhides();
    for (const update of alice.circle.missing(dave.circle.frontier())) raw.link.send({ type: 'live', update });
    await clock.until(() => raw.heard.some(({ type }) => type === 'wantBodies'), MINUTE_MS);
    for (const asked of raw.heard) if (asked.type === 'wantBodies') raw.link.send({ type: 'bodies', id: asked.id, bytes: new Uint8Array(0) });
    await clock.advance(1_000);
    expect(raw.ended).toBeUndefined();
    expect(raw.heard.filter(({ type }) => type === 'wantBodies')).toHaveLength(1);
    network.heal();
    await clock.until(() => dave.sees().length === 1, 5 * MINUTE_MS);
    expect(raw.ended).toBeUndefined();
  });
});

describe('a flood by somebody who is in', () => {
  it('stops at 5,000 entries a day also while it streams, is told, and goes on when bob agrees', async () => {
    const { alice, bob, carol, clock } = await desktops(3);
    for (const desktop of [alice, bob, carol]) desktop.clockIsWrongBy(2 * DAY_MS);
    carol.writesAtOnce(Array.from({ length: 6_000 }, (_, at) => `${at}`));
    alice.says('and I?');
    await clock.until(() => arrivals(bob).floods.length === 1 && bob.sees().includes('and I?'), 5 * MINUTE_MS);
    await clock.advance(2 * MINUTE_MS);
    expect(bob.sees()).toHaveLength(5_001);
    expect(arrivals(bob).floods).toMatchObject([{ person: carol.circle.self.person, entries: 5_000 }]);
    expect(arrivals(bob).outOfReach).toBeUndefined();
    expect(told(bob)).toBeGreaterThan(0);
    for (let at = 0; at < 5; at += 1) carol.says('live');
    await clock.advance(MINUTE_MS);
    expect(bob.sees()).toHaveLength(5_001);
    expect(bob.isLinkedWith(carol)).toBe(true);
    bob.circle.allowFlood(carol.circle.self.person);
    bob.sync.refresh(bob.circle.id);
    await clock.until(() => bob.sees().length === 6_006, 5 * MINUTE_MS);
    expect(arrivals(bob).floods).toEqual([]);
  });

  it('is nothing that somebody who joins is taken for: the whole history comes on the first day', async () => {
    const { alice, clock, arrives } = await desktops(1);
    alice.writesAtOnce(Array.from({ length: 6_000 }, (_, at) => `${at}`));
    const dave = await arrives('dave');
    dave.joins(alice.invites());
    await clock.until(() => dave.isIn && dave.sees().length === 6_000, 5 * MINUTE_MS);
    expect(arrivals(dave).floods).toEqual([]);
  });
});

it('bob is told that messages wait for carol, who has them and is away', async () => {
  const { alice, bob, carol, clock, network } = await desktops(3);
  network.partition(['alice', 'carol'], ['bob', 'carol']);
  await clock.until(() => !alice.isLinkedWith(bob), 2 * MINUTE_MS);
  const raw = await rawMember(carol, { network, clock, seed: 5 });
  const link = await raw.linkWith(bob);
  alice.says('one');
  alice.says('two');
  link.link.send({ type: 'heads', changed: alice.circle.frontier() });
  await clock.advance(1_000);
  expect(arrivals(bob).outOfReach).toBeUndefined();
  link.link.close({ why: 'leaving', blame: false });
  await clock.until(() => arrivals(bob).outOfReach !== undefined, MINUTE_MS);
  expect(arrivals(bob).outOfReach).toEqual({ entries: 2, holders: [carol.circle.self.device] });
  network.heal();
  await clock.until(() => bob.sees().length === 2, 3 * MINUTE_MS);
  expect(arrivals(bob).outOfReach).toBeUndefined();
  expect(bob.sees()).toEqual(['one', 'two']);
  expect(told(bob)).toBe(2);
});
