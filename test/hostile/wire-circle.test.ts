import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Frontier } from '../../main/ledger/index.ts';
import { deviceKeyOf } from '../../main/sync/link/device-key.ts';
import { refusalPreimage, welcomePreimage } from '../../main/sync/link/transcript.ts';
import type { Message } from '../../main/sync/wire/message.ts';
import type { Desktop } from '../support/desktop.ts';
import { desktops } from '../support/desktops.ts';
import { deviceDouble } from '../support/device-double.ts';
import { NO_FAULTS } from '../support/faulty-link.ts';
import { presenceFrame } from '../support/presence-frame.ts';
import { rawMember } from '../support/raw-member.ts';
import { seededRandom } from '../support/seeded-random.ts';

const MINUTE_MS = 60_000;
const bytes = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
const presence = (way: 'from-author' | 'passed-on', sealed: Uint8Array): Message => ({ type: 'presence', frames: [{ way, sealed }] });
const typings = ({ events }: Desktop): number => events.filter(({ type }) => type === 'typing').length;

describe('a member who lies', () => {
  it('authenticates, promises a long history, and then stalls: bob gets it from carol', async () => {
    const story = await desktops(3);
    const { alice, bob, carol, clock } = story;
    await bob.quits();
    alice.says('the truth');
    await clock.until(() => carol.sees().length === 1, 5_000);
    const mallory = await rawMember(alice, story);
    await bob.starts();
    const raw = await mallory.linkWith(bob);
    const boast: Frontier = carol.circle.frontier().map((head) => ({ ...head, next: head.next + 100_000 }));
    raw.link.send({ type: 'hello', frontier: boast });
    await clock.until(() => bob.sees().length === 1, MINUTE_MS);
    expect(bob.sees()).toEqual(['the truth']);
    await clock.until(() => raw.ended !== undefined, 2 * MINUTE_MS);
    expect(raw.ended).toBeDefined();
  });

  it('answers pings and never a pull: asked again with growing patience, never in a hurry', async () => {
    const story = await desktops(2);
    const { alice, bob, clock } = story;
    const mallory = await rawMember(alice, story);
    const raw = await mallory.linkWith(bob);
    const keepAlive = clock.every(3_000, () => raw.link.send({ type: 'ping', id: 1 }));
    raw.link.send({ type: 'hello', frontier: [{ feed: 'm:zzz', next: 1_000, head: bytes(32), bodiesFrom: 0 }] });
    await clock.advance(10 * MINUTE_MS);
    keepAlive();
    const pulls = raw.heard.filter(({ type }) => type === 'pull').length;
    expect(pulls).toBeGreaterThan(3);
    expect(pulls).toBeLessThan(20);
    expect(bob.isLinkedWith(alice)).toBe(true);
  });

  it.each<[string, Message]>([
    ['garbage as an update', { type: 'live', update: bytes(5_000) }],
    ['an empty update', { type: 'live', update: new Uint8Array(0) }],
    ['a knock in the circle', { type: 'knock', request: bytes(100) }],
    ['a welcome in the circle', { type: 'welcome', device: bytes(32), signature: bytes(64), updates: 1 }],
  ])('sends %s: dropped with blame, left alone for a while, and nothing is stored', async (_what, message) => {
    const story = await desktops(2);
    const { alice, bob, clock } = story;
    const before = bob.circle.frontier();
    const mallory = await rawMember(alice, story);
    const raw = await mallory.linkWith(bob);
    raw.link.send(message);
    await clock.until(() => raw.ended !== undefined, 1_000);
    const linksSoFar = mallory.links.length;
    await clock.advance(5_000);
    expect(bob.isLinkedWith(alice)).toBe(false);
    expect(bob.circle.frontier()).toEqual(before);
    // It may knock at the door again, and is sent away until its penalty is over.
    expect(mallory.links.slice(linksSoFar).every(({ ended }) => ended !== undefined)).toBe(true);
    await clock.until(() => bob.isLinkedWith(alice), 2 * MINUTE_MS);
  });

  it('sends pieces nobody asked for: they are not even read', async () => {
    const story = await desktops(2);
    const { alice, bob, clock } = story;
    alice.says('asked for');
    await story.converge(1);
    const mallory = await rawMember(alice, story);
    const raw = await mallory.linkWith(bob);
    for (let number = 0; number < 50; number += 1) raw.link.send({ type: 'piece', id: 77, number, update: bytes(1_000) });
    raw.link.send({ type: 'done', id: 77, pieces: 50 });
    raw.link.send({ type: 'took', id: 5, pieces: 2 ** 31 });
    await clock.advance(1_000);
    expect(raw.ended).toBeUndefined();
    expect(bob.sees()).toEqual(['asked for']);
  });

  it('floods heads and pulls: dropped with blame, and carol does not notice', async () => {
    const story = await desktops(3);
    const { alice, bob, carol, clock } = story;
    const mallory = await rawMember(alice, story);
    const raw = await mallory.linkWith(bob);
    for (let round = 0; round < 2_000; round += 1) raw.link.send({ type: 'pull', id: round, frontier: [] });
    await clock.until(() => raw.ended !== undefined, 5_000);
    bob.says('still here');
    await clock.until(() => carol.sees().includes('still here'), 5_000);
    expect(carol.sees()).toEqual(['still here']);
  });

  it('claims with bob that half the world holds his message: only what each device says of itself counts', async () => {
    const story = await desktops(3);
    const { alice, bob, carol, clock } = story;
    await carol.quits();
    const asked = bob.says('who has this?');
    await clock.until(() => alice.sees().length === 1, 5_000);
    await clock.advance(1_000);
    expect(bob.sync.reached(bob.circle.id, asked)).toHaveLength(1);
    const mallory = await rawMember(alice, story);
    const raw = await mallory.linkWith(bob);
    raw.link.send({ type: 'heads', changed: bob.circle.frontier().map((head) => ({ ...head, next: 2 ** 20 })) });
    await clock.advance(1_000);
    expect(bob.sync.reached(bob.circle.id, asked)).toHaveLength(1);
  });
});

describe('a member who boasts of a history that there is not', () => {
  it.each(['answers with nothing', 'never answers'])('and %s keeps bob waiting for nothing: what he is told of progress is what there is', async (how) => {
    const story = await desktops(3);
    const { alice, bob, carol, clock } = story;
    alice.says('one');
    await story.converge(1);
    const mallory = await rawMember(alice, story);
    const raw = await mallory.linkWith(bob);
    const progress = (): string[] => bob.events.flatMap((event) => (event.type === 'progress' ? [`${event.have} of ${event.want}`] : []));
    raw.link.send({ type: 'heads', changed: bob.circle.frontier().map((head) => ({ ...head, next: 2 ** 20, head: bytes(32) })) });
    await clock.until(() => raw.heard.some(({ type }) => type === 'pull'), MINUTE_MS);
    if (how === 'answers with nothing') for (const asked of raw.heard) if (asked.type === 'pull') raw.link.send({ type: 'done', id: asked.id, pieces: 0 });
    await clock.advance(10_000);
    carol.says('two');
    await clock.until(() => bob.sees().length === 2, MINUTE_MS);
    expect(progress().at(-1)).toBe('2 of 2');
    expect(bob.sync.arrivals(bob.circle.id).outOfReach).toBeUndefined();
    expect(raw.heard.filter(({ type }) => type === 'pull').length).toBeLessThan(5);
  });
});

describe('presence', () => {
  it('floods of typing reach nobody beyond a few a second', async () => {
    const story = await desktops(2);
    const { alice, bob, clock } = story;
    const { circle } = alice;
    const mallory = await rawMember(alice, story);
    const raw = await mallory.linkWith(bob);
    for (let count = 1; count <= 300; count += 1) {
      raw.link.send(presence('from-author', circle.sealEphemeral(presenceFrame({ session: clock.now() + 1e6, count, says: 'typing' }))));
    }
    await clock.advance(1_000);
    expect(typings(bob)).toBeLessThan(20);
    expect(typings(bob)).toBeGreaterThan(0);
  });

  it('of another cannot be made up, passed off as fresh, or repeated', async () => {
    const story = await desktops(3);
    const { alice, bob, carol, clock } = story;
    const mallory = await rawMember(alice, story);
    const raw = await mallory.linkWith(bob);
    carol.sync.typing(carol.circle.id);
    await clock.until(() => typings(bob) === 1, 2_000);
    const carols = carol.circle.sealEphemeral(presenceFrame({ session: clock.now() + 1e6, count: 5, says: 'typing' }));
    const tampered = Uint8Array.from(carols);
    tampered[tampered.length - 1] = (tampered.at(-1) ?? 0) ^ 1;
    // Carol's own frame, told as if Mallory's link were hers; a changed one; noise.
    for (const sealed of [carols, tampered, bytes(300)]) raw.link.send(presence('from-author', sealed));
    await clock.advance(1_000);
    expect(typings(bob)).toBe(1);
    for (let round = 0; round < 10; round += 1) raw.link.send(presence('passed-on', carols));
    await clock.advance(1_000);
    expect(typings(bob)).toBe(2);
  });

  it('names meeting points only as relays, and only a few', async () => {
    const story = await desktops(2);
    const { alice, bob, clock } = story;
    const { circle } = alice;
    const mallory = await rawMember(alice, story);
    const raw = await mallory.linkWith(bob);
    const learned = (): string[] => bob.events.flatMap((event) => (event.type === 'meeting-points' ? event.urls : []));
    const before = learned().length;
    for (let count = 1; count <= 30; count += 1) {
      const meetingPoints = [`ws://user:secret@evil.test/${count}`, `ws://ok${count}.test`];
      raw.link.send(presence('from-author', circle.sealEphemeral(presenceFrame({ session: clock.now() + 1e6, count, says: 'here', meetingPoints }))));
      await clock.advance(2_000);
    }
    const fresh = learned().slice(before);
    expect(fresh.length).toBeLessThanOrEqual(16);
    expect(fresh.every((url) => /^ws:\/\/ok\d+\.test$/.test(url))).toBe(true);
  });
});

describe('a fake lobby', () => {
  it.each(['at once', 'after telling him to wait for an admin'])('whose host is no member cannot make bob join anything by a welcome %s, nor stop him from joining the true circle', async (when) => {
    const story = await desktops(1);
    const { alice, clock, network, seed, arrives } = story;
    const invite = alice.invites();
    const [open] = alice.circle.openInvites();
    const mallory = await arrives('erin');
    const fake = mallory.ledger.create();
    const knocks: Message[] = [];
    network.transport('erin', { clock, random: seededRandom(seed, 'fake') }).enter({
      room: open?.lobby ?? { name: '', password: '' },
      identity: { side: 'host', scope: open?.lobby.name ?? '', device: deviceKeyOf(fake.self.device), sign: (message) => fake.sign(message) },
      meetingPoints: ['ws://alice.test'],
      onLink: (link) => {
        link.listen({
          message: (message) => {
            knocks.push(message);
            const code = 'join-waiting';
            if (when !== 'at once') link.send({ type: 'refused', code, device: deviceKeyOf(fake.self.device), signature: fake.sign(refusalPreimage(code, link.transcript)) });
            link.send({ type: 'welcome', device: deviceKeyOf(fake.self.device), signature: fake.sign(welcomePreimage(link.transcript)), updates: 1 });
            for (const update of fake.missing([])) link.send({ type: 'live', update });
          },
          drained: () => undefined,
          closed: () => undefined,
        });
        return 'kept';
      },
    });
    await alice.quits();
    const bob = await arrives('bob');
    bob.joins(invite);
    await clock.until(() => knocks.length > 0, MINUTE_MS);
    await clock.advance(5_000);
    expect(bob.ledger.circles()).toEqual([]);
    await alice.starts();
    await clock.until(() => bob.isIn, 3 * MINUTE_MS);
    expect(bob.circle.id).toBe(alice.circle.id);
  });

  it.each(['stays on the line', 'hangs up and is back at once'])('whose host holds the invite, says it is used up and %s does not end the waiting: only the inviter can', async (how) => {
    const story = await desktops(1);
    const { alice, clock, network, seed, arrives } = story;
    const invite = alice.invites();
    const [open] = alice.circle.openInvites();
    const mallory = deviceDouble('host', open?.lobby.name);
    let refusals = 0;
    network.transport('erin', { clock, random: seededRandom(seed, 'fake') }).enter({
      room: open?.lobby ?? { name: '', password: '' },
      identity: mallory,
      meetingPoints: ['ws://alice.test'],
      onLink: (link) => {
        const code = 'invite-used-up';
        link.send({ type: 'refused', code, device: mallory.device, signature: mallory.sign(refusalPreimage(code, link.transcript)) });
        link.send({ type: 'refused', code, device: deviceKeyOf(invite.inviter), signature: bytes(64) });
        refusals += 1;
        if (how !== 'stays on the line') link.close({ why: 'refused', blame: false });
        return 'kept';
      },
    });
    await alice.quits();
    // Every message takes as long as any other, and Mallory was here before alice: she is always the first whom bob meets.
    network.faults = { ...NO_FAULTS, delayMs: [1, 1] };
    const bob = await arrives('bob');
    bob.joins(invite);
    await clock.until(() => refusals > 1, 2 * MINUTE_MS);
    expect(bob.events).toEqual([]);
    await alice.starts();
    await clock.until(() => bob.isIn, 4 * MINUTE_MS);
    expect(bob.isIn).toBe(true);
  });
});
