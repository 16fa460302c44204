import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toPieces } from '../../main/sync/link/framing.ts';
import { encodeMessage, type Message } from '../../main/sync/wire/message.ts';
import { cpuMs } from '../support/cpu-ms.ts';
import { deviceDouble } from '../support/device-double.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { type GuardedEnd, guardedEnd } from '../support/guarded-ends.ts';
import { seededRandom, seedOfTheRun } from '../support/seeded-random.ts';
import { type TestWire, wirePair } from '../support/wire-pair.ts';

const bytes = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
const say = (wire: TestWire, message: Message): void => toPieces(encodeMessage(message)).forEach((piece) => wire.send(piece));

/** Alice's end of a link, and Mallory's bare wire at the other. */
const aliceAndMallory = (): { alice: GuardedEnd; mallory: TestWire; clock: FakeClock; flow: () => void } => {
  const clock = new FakeClock();
  const { caller, called, flow } = wirePair();
  const alice = guardedEnd(caller, deviceDouble(), clock);
  return { alice, mallory: called, clock, flow };
};

/** A link that is open, and whose other end may say anything. */
const openLink = (): { alice: GuardedEnd; mallory: TestWire; clock: FakeClock; flow: () => void } => {
  const clock = new FakeClock();
  const { caller, called, flow } = wirePair();
  const alice = guardedEnd(caller, deviceDouble(), clock);
  guardedEnd(called, deviceDouble(), clock);
  flow();
  alice.link.trust();
  return { alice, mallory: called, clock, flow };
};

describe('somebody in the middle', () => {
  it('who swaps the fingerprints is found out by both ends', () => {
    const clock = new FakeClock();
    const [alice, bob, mallory] = [bytes(32), bytes(32), bytes(32)];
    const { caller, called, flow } = wirePair({ byCaller: { own: alice, peer: mallory }, byCalled: { own: bob, peer: mallory } });
    const ends = [guardedEnd(caller, deviceDouble(), clock), guardedEnd(called, deviceDouble(), clock)];
    flow();
    expect(ends.map(({ opened }) => opened)).toEqual([undefined, undefined]);
    expect(ends.some(({ ended }) => ended?.why === 'proof-wrong' && ended.blame)).toBe(true);
  });

  it('who sends our own greeting and proof back gets no link', () => {
    const { alice, mallory, flow } = aliceAndMallory();
    for (const piece of mallory.inbox.splice(0)) mallory.send(piece);
    flow();
    expect(alice.opened).toBeUndefined();
    expect(alice.ended).toBeDefined();
  });

  it('who repeats the proof of an earlier link gets no link', () => {
    const clock = new FakeClock();
    const [alice, bob] = [deviceDouble(), deviceDouble()];
    const first = wirePair();
    const recorded: Uint8Array[] = [];
    const send = first.called.send.bind(first.called);
    Object.assign(first.called, { send: (piece: Uint8Array) => (recorded.push(piece.slice()), send(piece)) });
    guardedEnd(first.caller, alice, clock);
    guardedEnd(first.called, bob, clock);
    first.flow();
    const second = wirePair({ byCaller: first.caller.fingerprints, byCalled: first.called.fingerprints });
    const again = guardedEnd(second.caller, alice, clock);
    for (const piece of recorded) second.called.send(piece);
    second.flow();
    expect(recorded).toHaveLength(2);
    expect(again.opened).toBeUndefined();
    expect(again.ended?.why).toBe('proof-wrong');
  });
});

describe('a stranger', () => {
  it("who claims bob's device key is refused with blame", () => {
    const { alice, mallory, flow } = aliceAndMallory();
    say(mallory, { type: 'greeting', version: 1, side: 'member', device: deviceDouble().device, nonce: bytes(32) });
    say(mallory, { type: 'proof', signature: bytes(64) });
    flow();
    expect(alice.opened).toBeUndefined();
    expect(alice.ended).toEqual({ why: 'proof-wrong', blame: true });
  });

  it('who proves itself with a key of small order is refused', () => {
    const { alice, mallory, flow } = aliceAndMallory();
    const identityPoint = new Uint8Array(32).fill(0);
    identityPoint[0] = 1;
    say(mallory, { type: 'greeting', version: 1, side: 'member', device: identityPoint, nonce: bytes(32) });
    const signature = new Uint8Array(64);
    signature[0] = 1;
    say(mallory, { type: 'proof', signature });
    flow();
    expect(alice.ended).toEqual({ why: 'proof-wrong', blame: true });
    expect(alice.opened).toBeUndefined();
  });

  it.each<[string, Message]>([
    ['an update', { type: 'live', update: bytes(100) }],
    ['a pull', { type: 'pull', id: 1, frontier: [] }],
    ['its proof without a greeting', { type: 'proof', signature: bytes(64) }],
  ])('who begins with %s is refused, and the update is not looked at', (_what, message) => {
    const { alice, mallory, flow } = aliceAndMallory();
    say(mallory, message);
    flow();
    expect(alice.heard).toEqual([]);
    expect(alice.ended).toEqual({ why: 'greeting-expected', blame: true });
  });

  it('who sends more than 4 KB before its proof is cut off', () => {
    const { alice, mallory, flow } = aliceAndMallory();
    mallory.send(Buffer.concat([Buffer.of(0), bytes(4_097)]));
    flow();
    expect(alice.ended).toEqual({ why: 'piece-too-large', blame: true });
  });

  it('who trickles pieces is cut off after ten seconds', async () => {
    const { alice, mallory, clock, flow } = aliceAndMallory();
    for (let second = 0; second < 10 && !alice.ended; second += 1) {
      mallory.send(Uint8Array.of(0, second));
      flow();
      await clock.advance(1_001);
    }
    expect(alice.ended).toEqual({ why: 'no-proof-in-time', blame: false });
  });
});

describe('an authenticated liar', () => {
  it.each<[string, Uint8Array]>([
    ['a piece larger than any', Buffer.concat([Buffer.of(1), bytes(16 * 1024)])],
    ['a piece with an unknown flag', Buffer.of(9, 1, 2)],
    ['an empty piece', new Uint8Array(0)],
    ['an empty piece that promises more', Buffer.of(0)],
    ['garbage', Buffer.concat([Buffer.of(1), bytes(1_000)])],
    ['a message of no bytes', Buffer.of(1)],
  ])('who sends %s is dropped with blame', (_what, piece) => {
    const { alice, mallory, flow } = openLink();
    mallory.send(piece);
    flow();
    expect(alice.heard).toEqual([]);
    expect(alice.ended?.blame).toBe(true);
  });

  it('who sends a message without end is dropped at 256 KB', () => {
    const { alice, mallory, flow } = openLink();
    const piece = Buffer.concat([Buffer.of(0), bytes(16 * 1024 - 1)]);
    let sent = 0;
    for (; sent < 650 && !alice.ended; sent += 1) {
      mallory.send(piece);
      flow();
    }
    expect(alice.ended).toEqual({ why: 'piece-too-large', blame: true });
    expect(sent).toBe(17);
  });

  it('who sends 10 MB of garbage costs next to nothing', () => {
    const { alice, mallory, flow } = openLink();
    const garbage = bytes(10 * 1024 * 1024);
    for (let at = 0; at < garbage.length; at += 16 * 1024) mallory.send(garbage.subarray(at, at + 16 * 1024));
    expect(cpuMs(flow)).toBeLessThan(200);
    expect(alice.ended?.blame).toBe(true);
  });

  it('who stops in the middle of a message is dropped after half a minute', async () => {
    const { alice, mallory, clock, flow } = openLink();
    mallory.send(Uint8Array.of(0, 1));
    flow();
    await clock.advance(30_001);
    expect(alice.ended).toEqual({ why: 'message-too-slow', blame: true });
  });

  it('who never reads is dropped when 16 MB wait for it', () => {
    const clock = new FakeClock();
    const { caller, called, flow } = wirePair();
    const alice = guardedEnd(caller, deviceDouble(), clock);
    guardedEnd(called, deviceDouble(), clock);
    flow();
    Object.assign(caller, { bufferedBytes: () => 2 * 1024 * 1024 });
    for (let count = 0; count < 200 && !alice.ended; count += 1) alice.link.send({ type: 'live', update: bytes(100_000) });
    expect(alice.ended).toEqual({ why: 'stalled', blame: false });
  });

  it('whose mutated messages are read or refused, never worse', () => {
    const seed = seedOfTheRun();
    const random = seededRandom(seed, 'link');
    const honest = encodeMessage({ type: 'heads', changed: [{ feed: 'm:abc', next: 3, head: bytes(32), bodiesFrom: 0 }] });
    let link = openLink();
    for (let round = 0; round < 3_000; round += 1) {
      if (link.alice.ended) link = openLink();
      const { alice, mallory, flow } = link;
      alice.heard.length = 0;
      const mutant = honest.slice();
      const [place = 0, value = 0] = random.bytes(2);
      mutant[place % mutant.length] = value;
      for (const piece of toPieces(mutant)) mallory.send(piece);
      flow();
      expect(alice.heard.length === 1 || alice.ended?.blame === true, `seed ${seed} round ${round}`).toBe(true);
    }
  });
});
