import { describe, expect, test } from 'vitest';
import type { GateState } from '../../main/ledger/gate/gate-state.ts';
import { judgeUpdate } from '../../main/ledger/gate/gate.ts';
import { fromBase64Url } from '../../main/ledger/wire/base64-url.ts';
import { MAX_SEQ } from '../../main/ledger/wire/limits.ts';
import { Forger, stateOf } from '../hostile/feed-forger.ts';
import { desktop, join, send, START_MS } from './desktop.ts';
import { circleOf, codeOf, letTimePass, meet, type Peer, post } from './circle-of.ts';

const MALLORY = 153;
const three = async (): Promise<{ alice: Peer; bob: Peer; mallory: Peer }> => {
  const [alice, bob, mallory] = await circleOf(151, 152, MALLORY);
  if (!alice || !bob || !mallory) throw new Error('three people');
  meet(alice, bob, mallory);
  return { alice, bob, mallory };
};
const invite = (seed: number) => ({ kind: 'invite.create', invite: Buffer.alloc(32, seed).toString('base64url'), expiresAt: START_MS + 9, uses: 1, role: 'member', needsApproval: false });
const inviteBytes = (seed: number): Uint8Array => Buffer.from(JSON.stringify(invite(seed)));

describe('an author who signs two entries for one place', () => {
  test('in a control feed: both are kept by everybody, and an honest entry that cites either is understood', async () => {
    const { alice, bob, mallory } = await three();
    const lies = new Forger(mallory.desktop, MALLORY, { circle: mallory.circle, kind: 'c' });
    const [next, head] = [lies.feed.next, lies.feed.head];
    const one = lies.update([lies.entry({ clear: inviteBytes(1) })]);
    lies.rewindTo(next, head);
    const other = lies.update([lies.entry({ clear: inviteBytes(2) }), lies.entry({ clear: inviteBytes(3) })]);
    expect(alice.circle.receive(one)).toMatchObject({ accepted: 1, forks: [] });
    expect(bob.circle.receive(other)).toMatchObject({ accepted: 2, forks: [] });
    alice.circle.createInvite({ name: 'a', expiresAt: START_MS + 1, uses: 1, meetingPoints: [] });
    bob.circle.createInvite({ name: 'b', expiresAt: START_MS + 2, uses: 1, meetingPoints: [] });
    expect(alice.circle.lacks(bob.circle.frontier())).toBe(true);
    meet(alice, bob);
    expect(alice.circle.invites()).toHaveLength(bob.circle.invites().length);
    expect(bob.circle.invites().map(({ expiresAt }) => expiresAt)).toEqual(expect.arrayContaining([START_MS + 1, START_MS + 2]));
    expect(alice.circle.frontier()).toEqual(bob.circle.frontier());
    expect(alice.circle.frontier().filter(({ feed }) => feed === lies.feed.root)).toHaveLength(2);
    expect(alice.circle.lacks(bob.circle.frontier())).toBe(false);
    expect([...alice.circle.missing(bob.circle.frontier())]).toEqual([]);
    const again = (await alice.desktop.reopen()).circle(alice.circle.id);
    expect(again.frontier()).toEqual(bob.circle.frontier());
    const dave = await desktop(154);
    const late = join(bob.circle, dave.ledger);
    expect(late.invites().length).toBe(bob.circle.invites().length);
  });

  test('in a message feed: another person\'s device proves it, the author is out, what all share stays, and views are equal', async () => {
    const { alice, bob, mallory } = await three();
    mallory.circle.append(post('before'));
    meet(alice, bob, mallory);
    const lies = new Forger(mallory.desktop, MALLORY, { circle: mallory.circle });
    const [next, head] = [lies.feed.next, lies.feed.head];
    const one = lies.update([lies.entry(), lies.entry()]);
    lies.rewindTo(next, head);
    const other = lies.update([lies.entry(), lies.entry()]);
    alice.circle.receive(one);
    bob.circle.receive(other);
    meet(alice, bob);
    expect(alice.circle.forks()).toMatchObject([{ feed: lies.feed.root, seq: 1 }]);
    expect(bob.circle.forks()).toHaveLength(1);
    expect(alice.circle.viewsHash()).not.toBe(bob.circle.viewsHash());
    letTimePass(40, alice, bob);
    expect(alice.circle.isMemberDevice(mallory.circle.self.device)).toBe(false);
    expect(alice.circle.devices().find(({ device }) => device === mallory.circle.self.device)?.status).toBe('forked');
    expect(alice.desktop.notes()).toEqual(['before']);
    expect(alice.circle.viewsHash()).toBe(bob.circle.viewsHash());
    expect(alice.circle.frontier()).toEqual(bob.circle.frontier());
    send(alice.circle, mallory.circle);
    expect(codeOf(() => mallory.circle.append(post('still here')))).toBe('device-forked');
    expect(codeOf(() => bob.circle.resumeDevice(mallory.circle.self.device))).toBe('not-allowed');
    alice.circle.resumeDevice(mallory.circle.self.device);
    meet(alice, bob, mallory);
    mallory.circle.append(post('from an old copy, sorry'));
    meet(alice, bob, mallory);
    expect(bob.desktop.notes()).toEqual(['before', 'from an old copy, sorry']);
    expect(alice.circle.viewsHash()).toBe(bob.circle.viewsHash());
  });
});

test('a peer that shows more of my feed than I hold makes me go on in new feeds before I write again, but not for ever', async () => {
  const { alice, bob } = await three();
  const old = bob.circle.append(post('known')).id.split('.')[0] ?? '';
  const mine = `m:${old}`;
  bob.circle.hearHeads(bob.circle.frontier());
  expect(bob.circle.append(post('still the same feed')).id.split('.')[0]).toBe(old);
  const boast = [{ feed: mine, next: 9, head: new Uint8Array(32), bodiesFrom: 0 }];
  bob.circle.hearHeads(boast);
  const fresh = bob.circle.append(post('in new feeds')).id.split('.')[0] ?? '';
  expect(fresh).not.toBe(old);
  let feed = fresh;
  for (let n = 0; n < 40; n += 1) {
    bob.circle.hearHeads([{ feed: `m:${feed}`, next: 900, head: new Uint8Array(32), bodiesFrom: 0 }]);
    feed = bob.circle.append(post(`${n}`)).id.split('.')[0] ?? '';
  }
  expect(bob.circle.frontier().filter(({ feed: root }) => root.startsWith('c:')).length).toBeLessThan(16);
  meet(alice, bob);
  expect(alice.circle.viewsHash()).toBe(bob.circle.viewsHash());
});
describe('an incarnation', () => {
  const gateOf = (peer: Peer, seed: number): GateState => {
    const { id, dag, members, feeds } = stateOf(peer.desktop.db, seed, peer.circle);
    // Without the cuts that keep most of it away: the gate itself must say no.
    return { circle: id, dag, members, feeds, headerAt: () => undefined, isUnwanted: () => false, isNamedByErase: () => false, wantedUntil: () => MAX_SEQ };
  };

  test('that had not begun by what a message had seen carries no such message', async () => {
    const { alice, mallory } = await three();
    const before = [...stateOf(mallory.desktop.db, MALLORY, mallory.circle).dag.heads].map(fromBase64Url);
    mallory.circle.hearHeads([{ feed: mallory.circle.ownFeeds()[0] ?? '', next: 99, head: new Uint8Array(32), bodiesFrom: 0 }]);
    meet(alice, mallory);
    const lies = (): Forger => new Forger(mallory.desktop, MALLORY, { circle: mallory.circle, incarnation: 1 });
    const update = (memberHeads?: Uint8Array[]): Uint8Array => {
      const forger = lies();
      return forger.update([forger.entry(memberHeads ? { memberHeads } : {})]);
    };
    expect(judgeUpdate(gateOf(alice, 151), update(before))).toMatchObject({ accept: [], skip: [{ why: 'refused' }] });
    expect(judgeUpdate(gateOf(alice, 151), update())).toMatchObject({ accept: [{ entries: [{ seq: 0 }] }], skip: [] });
  });

  test('that a fork ended carries no message that had seen its end, also after the device was let back in', async () => {
    const { alice, bob, mallory } = await three();
    const lies = new Forger(mallory.desktop, MALLORY, { circle: mallory.circle, kind: 'c' });
    const [next, head, before] = [lies.feed.next, lies.feed.head, lies.heads];
    alice.circle.receive(lies.update([lies.entry({ clear: inviteBytes(1) })]));
    lies.rewindTo(next, head);
    bob.circle.receive(lies.update([lies.entry({ clear: inviteBytes(2) })]));
    meet(alice, bob);
    letTimePass(40, alice, bob);
    alice.circle.resumeDevice(mallory.circle.self.device);
    meet(alice, bob, mallory);
    expect(alice.circle.devices().find(({ device }) => device === mallory.circle.self.device)?.status).toBe('present');
    const late = new Forger(mallory.desktop, MALLORY, { circle: mallory.circle });
    const update = (memberHeads: Uint8Array[]): Uint8Array => {
      late.rewindTo(late.feed.next, late.feed.head);
      return late.update([late.entry({ memberHeads })]);
    };
    expect(judgeUpdate(gateOf(alice, 151), update(late.heads))).toMatchObject({ accept: [], skip: [{ why: 'refused' }] });
    expect(judgeUpdate(gateOf(alice, 151), update(before))).toMatchObject({ accept: [{ entries: [{}] }] });
  });
});
