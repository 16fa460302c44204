import { describe, expect, it } from 'vitest';
import { deviceIdOf } from '../../../main/sync/link/device-key.ts';
import { deviceDouble } from '../../support/device-double.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { guardedEnd } from '../../support/guarded-ends.ts';
import { wirePair } from '../../support/wire-pair.ts';

describe('a link', () => {
  it('opens for both when alice and bob prove their keys to each other', () => {
    const clock = new FakeClock();
    const [alice, bob] = [deviceDouble(), deviceDouble()];
    const { caller, called, flow } = wirePair();
    const [hers, his] = [guardedEnd(caller, alice, clock), guardedEnd(called, bob, clock)];
    flow();
    expect(hers.opened?.device).toBe(deviceIdOf(bob.device));
    expect(his.opened?.device).toBe(deviceIdOf(alice.device));
    expect(hers.link.transcript).toEqual(his.link.transcript);
  });

  it('carries a message of 200 KB in pieces of 16 KB', () => {
    const clock = new FakeClock();
    const { caller, called, flow } = wirePair();
    const [hers, his] = [guardedEnd(caller, deviceDouble(), clock), guardedEnd(called, deviceDouble(), clock)];
    flow();
    his.link.trust();
    const update = new Uint8Array(200 * 1024).map((_, place) => place % 251);
    hers.link.send({ type: 'live', update });
    expect(called.inbox.length).toBe(13);
    expect(Math.max(...called.inbox.map(({ length }) => length))).toBe(16 * 1024);
    flow();
    expect(his.heard).toEqual([{ type: 'live', update }]);
  });

  it('does not open between two circles', () => {
    const clock = new FakeClock();
    const { caller, called, flow } = wirePair();
    const [hers, his] = [guardedEnd(caller, deviceDouble('member', 'one circle'), clock), guardedEnd(called, deviceDouble('member', 'another'), clock)];
    flow();
    expect([hers.opened, his.opened]).toEqual([undefined, undefined]);
    expect(his.ended?.blame).toBe(true);
  });

  it('does not open to oneself', () => {
    const clock = new FakeClock();
    const alice = deviceDouble();
    const { caller, called, flow } = wirePair();
    const ends = [guardedEnd(caller, alice, clock), guardedEnd(called, alice, clock)];
    flow();
    expect(ends.map(({ ended }) => ended)).toEqual([
      { why: 'own-device', blame: false },
      { why: 'own-device', blame: false },
    ]);
  });

  it('tells a joiner nothing of the host, and the host who the joiner is', () => {
    const clock = new FakeClock();
    const [host, joiner] = [deviceDouble('host', 'lobby'), deviceDouble('joiner', 'lobby')];
    const { caller, called, flow } = wirePair();
    const [hers, his] = [guardedEnd(caller, host, clock), guardedEnd(called, joiner, clock)];
    flow();
    expect(hers.opened?.device).toBe(deviceIdOf(joiner.device));
    expect(his.opened).toBeDefined();
    expect(his.opened?.device).toBeUndefined();
  });

  it('waits ten seconds for a proof, no longer', async () => {
    const clock = new FakeClock();
    const hers = guardedEnd(wirePair().caller, deviceDouble(), clock);
    await clock.advance(9_900);
    expect(hers.ended).toBeUndefined();
    await clock.advance(200);
    expect(hers.ended).toEqual({ why: 'no-proof-in-time', blame: false });
  });
});
