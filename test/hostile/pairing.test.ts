import { expect, test } from 'vitest';
import type { Link } from '../../main/sync/link/link.ts';
import { ephemeralAgreement } from '../../main/sync/pairing/ephemeral-keys.ts';
import { PairingTalk } from '../../main/sync/pairing/pairing-talk.ts';
import { commitmentTo } from '../../main/sync/pairing/short-string.ts';
import type { Message } from '../../main/sync/wire/message.ts';
import { desktop, seededRandom } from '../ledger/desktop.ts';
import { pairingScene } from '../support/pairing-scene.ts';
import { wirePair } from '../support/wire-pair.ts';

const agreement = (seed: number) => ephemeralAgreement(seededRandom(seed).bytes(32));

/** One end of the talk alone, with what it says and what becomes of it. */
const talkOf = (end: 'old' | 'new', options: { readonly expected?: Uint8Array; readonly seed?: number; readonly link?: number } = {}) => {
  const said: Message[] = [];
  const seen = { emoji: '', failed: '', spent: false, agreed: false };
  const link = { transcript: new Uint8Array(32).fill(options.link ?? 1), send: (message: Message) => void said.push(message) } as unknown as Link;
  const talk = new PairingTalk({
    end,
    link,
    room: 'room',
    keys: agreement(options.seed ?? (end === 'old' ? 1 : 2)),
    expected: options.expected,
    onSpent: () => (seen.spent = true),
    onEmoji: (emoji) => (seen.emoji = emoji.join()),
    onAgreed: () => (seen.agreed = true),
    onFailed: (code) => (seen.failed = code),
  });
  return { talk, said, seen };
};

test('ground keys at pairing: who stands between commits to a key before it sees the laptop’s, and cannot choose one that fits', () => {
  const alice = talkOf('old');
  const laptop = talkOf('new');
  const mallory = agreement(3);
  laptop.talk.hear({ type: 'pairCommit', commitment: commitmentTo(mallory.publicKey) });
  alice.talk.hear({ type: 'pairKey', key: mallory.publicKey });
  // Now mallory knows both keys, and tries 2,000 others in place of the one it is bound to.
  for (let seed = 10; seed < 2_010; seed += 1) {
    const fresh = talkOf('new');
    fresh.talk.hear({ type: 'pairCommit', commitment: commitmentTo(mallory.publicKey) });
    fresh.talk.hear({ type: 'pairReveal', key: seededRandom(seed).bytes(32) });
    expect([fresh.seen.emoji, fresh.seen.failed]).toEqual(['', 'pair-not-yours']);
  }
  laptop.talk.hear({ type: 'pairReveal', key: mallory.publicKey });
  expect(laptop.seen.emoji).not.toBe(alice.seen.emoji);
});

test('man in the middle who passes every message on, over two links of its own: the emoji differ', async () => {
  const { oldEnd, newEnd, connect, laptop, own } = await pairingScene(800);
  const fresh = newEnd();
  const bytes = (value: number) => new Uint8Array(32).fill(value);
  // Each end sees mallory's certificate where it takes the other's to be.
  const { flow } = connect(oldEnd, fresh, wirePair({ byCaller: { own: bytes(1), peer: bytes(9) }, byCalled: { own: bytes(2), peer: bytes(9) } }));
  flow();
  const shown = [oldEnd.emoji(), fresh.emoji()];
  expect(shown[0] === shown[1] && shown[0] !== 'waiting').toBe(false);
  fresh.session.stop();
  expect([laptop.ledger.circles().length, laptop.ledger.pendingDevices().length, own.members()[0]?.devices.length]).toEqual([0, 0, 1]);
});

test('wrong commitment: with the long code somebody else’s key is refused before anything is shown', () => {
  const laptop = talkOf('new', { expected: commitmentTo(agreement(1).publicKey) });
  laptop.talk.hear({ type: 'pairCommit', commitment: commitmentTo(agreement(3).publicKey) });
  expect([laptop.said, laptop.seen.failed, laptop.seen.spent]).toEqual([[], 'pair-not-yours', false]);
});

test('replay: what was said in one pairing fits no other, not even with the same keys', () => {
  const [alice, laptop] = [talkOf('old'), talkOf('new')];
  const pass = (from: { said: Message[] }, to: { talk: PairingTalk }): void => from.said.splice(0).forEach((message) => to.talk.hear(message));
  pass(alice, laptop);
  pass(laptop, alice);
  pass(alice, laptop);
  expect(alice.seen.emoji).toBe(laptop.seen.emoji);
  laptop.talk.confirm();
  const [confirmed] = laptop.said.splice(0);
  const again = talkOf('old', { link: 2 });
  again.talk.hear({ type: 'pairKey', key: agreement(2).publicKey });
  again.talk.confirm();
  if (confirmed) again.talk.hear(confirmed);
  expect([again.seen.agreed, again.seen.failed]).toEqual([false, 'pair-broken']);
  // Its own proof sent back does not confirm either.
  alice.talk.confirm();
  const [own] = alice.said.splice(0);
  if (own) alice.talk.hear(own);
  expect([alice.seen.agreed, alice.seen.failed]).toEqual([false, 'pair-broken']);
});

test('second guess: who was refused once finds the code used up', async () => {
  const { oldEnd, newEnd, connect, own } = await pairingScene(820);
  const mallory = newEnd(undefined, await desktop(850));
  const { flow, caller } = connect(oldEnd, mallory);
  flow();
  expect(oldEnd.state().at).toBe('comparing');
  caller.close();
  oldEnd.session.stop();
  const second = newEnd(undefined, await desktop(851));
  const again = connect(oldEnd, second);
  again.flow();
  expect(oldEnd.state()).toEqual({ at: 'failed', code: 'cancelled' });
  expect([second.state().at, own.members()[0]?.devices.length]).toEqual(['waiting', 1]);
});

test('a second one who comes while alice compares is sent away, and she goes on with the first', async () => {
  const { oldEnd, newEnd, connect } = await pairingScene(830);
  const laptop = newEnd();
  connect(oldEnd, laptop).flow();
  const mallory = newEnd(undefined, await desktop(852));
  connect(oldEnd, mallory).flow();
  expect([mallory.state().at, oldEnd.emoji()]).toEqual(['waiting', laptop.emoji()]);
});

test('confirmed by one alone, nobody is taken in and nothing is told', async () => {
  const { oldEnd, newEnd, connect, own } = await pairingScene(840);
  const mallory = newEnd(undefined, await desktop(853));
  const { flow, caller } = connect(oldEnd, mallory);
  flow();
  mallory.session.confirm();
  flow();
  oldEnd.session.stop();
  caller.close();
  expect([own.members()[0]?.devices.length, mallory.state().at]).toEqual([1, 'failed']);
});

test('garbage: a message out of its place, a key of small order, an offer before both have confirmed each end it', () => {
  const smallOrder = new Uint8Array(32);
  const alice = talkOf('old');
  alice.talk.hear({ type: 'pairKey', key: smallOrder });
  expect([alice.seen.emoji, alice.seen.failed]).toEqual(['', 'pair-broken']);
  const wrong: readonly Message[] = [{ type: 'pairReveal', key: smallOrder }, { type: 'pairOffer', circle: smallOrder, person: new Uint8Array(16), name: smallOrder, language: 'en' }, { type: 'ping', id: 1 }, { type: 'pairConfirm', proof: smallOrder }];
  for (const message of wrong) {
    const laptop = talkOf('new');
    laptop.talk.hear(message);
    expect([laptop.seen.failed, laptop.said]).toEqual(['pair-broken', []]);
  }
});
