import { describe, expect, it } from 'vitest';
import type { SyncEvent } from '../../main/sync/index.ts';
import type { Desktop } from '../support/desktop.ts';
import { desktops } from '../support/desktops.ts';

const MINUTE_MS = 60_000;
const failuresOf = ({ events }: Desktop): string[] => events.flatMap((event: SyncEvent) => (event.type === 'join-failed' ? [event.code] : []));

describe('somebody who joins', () => {
  it('waits for a member over restarts, and comes in by itself when one is there', async () => {
    const { alice, clock, arrives } = await desktops(1);
    const invite = alice.invites();
    await alice.quits();
    const newcomer = await arrives('bob');
    newcomer.joins(invite);
    await clock.advance(MINUTE_MS);
    await newcomer.quits();
    await newcomer.starts();
    await clock.advance(MINUTE_MS);
    expect(newcomer.isIn).toBe(false);
    await alice.starts();
    await clock.until(() => newcomer.isIn, MINUTE_MS);
    expect(newcomer.events.map(({ type }) => type)).toContain('joined');
  });

  it('looks for nobody alone before it has heard who is behind', async () => {
    const { alice, bob, clock, network, converge, arrives } = await desktops(2);
    bob.says('I know all there is');
    await converge(1);
    await bob.quits();
    const dave = await arrives('dave');
    dave.joins(alice.invites());
    await clock.until(() => dave.isIn && dave.sees().length === 1, MINUTE_MS);
    await clock.advance(MINUTE_MS);
    const alone = dave.circle.meetTopics('everybody').flatMap(({ rooms }) => rooms.map(({ name }) => name));
    expect(alone.length).toBeGreaterThan(0);
    expect(alone.filter((name) => network.entered.get('dave')?.has(name))).toEqual([]);
  });

  it('is let in by bob, though alice made the invite and is away', async () => {
    const { alice, bob, clock, arrives } = await desktops(2);
    const invite = alice.invites();
    await clock.until(() => bob.circle.openInvites().length === 2, 5_000);
    bob.sync.refresh(bob.circle.id);
    await alice.quits();
    const dave = await arrives('dave');
    dave.joins(invite);
    await clock.until(() => dave.isIn, MINUTE_MS);
    expect(bob.circle.members()).toHaveLength(3);
  });

  it('is known to carol, who was away, as soon as they meet, though nobody else is there', async () => {
    const { alice, bob, carol, clock, arrives } = await desktops(3);
    await carol.quits();
    const dave = await arrives('dave');
    dave.joins(alice.invites());
    await clock.until(() => dave.isIn && dave.isLinkedWith(alice) && dave.isLinkedWith(bob), MINUTE_MS);
    dave.says('hello, I am new');
    await clock.until(() => alice.sees().length === 1, 5_000);
    await alice.quits();
    await bob.quits();
    await carol.starts();
    expect(carol.circle.isMemberDevice(dave.circle.self.device)).toBe(false);
    await clock.until(() => carol.sees().length === 1, MINUTE_MS);
    expect(carol.circle.isMemberDevice(dave.circle.self.device)).toBe(true);
  });

  it('comes in after all when whoever let it in died before the answer, though the invite is used up', async () => {
    const { alice, clock, network, arrives } = await desktops(1);
    network.faults = { ...network.faults, delayMs: [200, 200] };
    const newcomer = await arrives('bob');
    newcomer.joins(alice.invites(1));
    await clock.until(() => alice.circle.members().length === 2, MINUTE_MS);
    network.partition(['alice'], ['bob']);
    await alice.vanishes();
    await clock.advance(MINUTE_MS);
    expect(newcomer.isIn).toBe(false);
    network.heal();
    await alice.starts();
    await clock.until(() => newcomer.isIn, 5 * MINUTE_MS);
    newcomer.says('here I am');
    await clock.until(() => alice.sees().length === 1, MINUTE_MS);
    expect(alice.circle.members()).toHaveLength(2);
  });

  it('is told when the invite is used up', async () => {
    const { alice, clock, arrives } = await desktops(1);
    const invite = alice.invites(1);
    const [bob, dave] = [await arrives('bob'), await arrives('dave')];
    bob.joins(invite);
    await clock.until(() => bob.isIn, MINUTE_MS);
    dave.joins(invite);
    await clock.until(() => failuresOf(dave).length > 0, MINUTE_MS);
    expect(failuresOf(dave)[0]).toBe('invite-used-up');
    expect(alice.circle.members()).toHaveLength(2);
  });

  it('is told when the invite was revoked', async () => {
    const { alice, clock, arrives } = await desktops(1);
    const invite = alice.invites();
    const [open] = alice.circle.openInvites();
    alice.circle.revokeInvite(open?.invitePublicKey ?? new Uint8Array());
    const dave = await arrives('dave');
    dave.joins(invite);
    await clock.until(() => failuresOf(dave).length > 0, MINUTE_MS);
    expect(failuresOf(dave)[0]).toBe('invite-revoked');
  });

  it('comes in by the newest of many invites, although the others closed not long ago', async () => {
    const { alice, clock, arrives } = await desktops(1);
    for (let count = 0; count < 30; count += 1) {
      alice.invites();
      for (const { invitePublicKey } of alice.circle.openInvites()) alice.circle.revokeInvite(invitePublicKey);
      alice.sync.refresh(alice.circle.id);
    }
    const bob = await arrives('bob');
    bob.joins(alice.invites());
    await clock.until(() => bob.isIn, MINUTE_MS);
    expect(alice.circle.members()).toHaveLength(2);
  });

  it('sees what was written before, byte for byte', async () => {
    const { alice, clock, arrives, converge } = await desktops(1);
    for (const text of ['before you came', '你来之前', '👩‍👩‍👧‍👦']) alice.says(text);
    const bob = await arrives('bob');
    bob.joins(alice.invites());
    await clock.until(() => bob.isIn, MINUTE_MS);
    await converge(3);
    expect(bob.circle.viewsHash()).toBe(alice.circle.viewsHash());
  });

  it('learns the meeting points of the others, and the others learn theirs', async () => {
    const { alice, bob, clock } = await desktops(2);
    const learned = (desktop: Desktop): string[] => desktop.events.flatMap((event) => (event.type === 'meeting-points' ? event.urls : []));
    await clock.until(() => learned(alice).length > 0, 5_000);
    expect(learned(alice)).toContain(bob.meetingPoint);
  });
});
