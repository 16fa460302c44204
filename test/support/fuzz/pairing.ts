import type { Link } from '../../../main/sync/link/link.ts';
import { ephemeralAgreement } from '../../../main/sync/pairing/ephemeral-keys.ts';
import { PairingTalk } from '../../../main/sync/pairing/pairing-talk.ts';
import { decodeMessage, encodeMessage, type Message } from '../../../main/sync/wire/message.ts';
import type { Dice } from '../dice.ts';
import { seededRandom } from '../seeded-random.ts';
import { diceFor, type FuzzPart, holds } from './fuzz-part.ts';
import { isSame, mutate } from './mutate.ts';

const TRIES = 200;
const ROUNDS = 6;

type End = { readonly talk: PairingTalk; readonly said: Message[]; emoji: string; isOver: boolean; hasHeardLies: boolean };

const endOf = (end: 'old' | 'new', keys: ReturnType<typeof ephemeralAgreement>): End => {
  const said: Message[] = [];
  const link = { transcript: new Uint8Array(32), send: (message: Message) => void said.push(message) } as unknown as Link;
  const own: { -readonly [K in keyof End]?: End[K] } = { said, emoji: '', isOver: false, hasHeardLies: false };
  own.talk = new PairingTalk({
    end,
    link,
    room: 'room',
    keys,
    expected: undefined,
    onSpent: () => undefined,
    onEmoji: (emoji) => (own.emoji = emoji.join()),
    onAgreed: () => undefined,
    onFailed: () => (own.isOver = true),
  });
  return own as End;
};

/** Hands on what one said, damaged until at least one message was. */
const passOn = (from: End, to: End, dice: Dice): void => {
  for (const message of from.said.splice(0)) {
    const data = encodeMessage(message);
    const sent = dice.chance(0.35) ? mutate(data, dice) : data;
    const heard = decodeMessage(sent);
    to.hasHeardLies ||= !isSame(sent, data);
    if (!heard) to.isOver = true;
    else if (!to.isOver) to.talk.hear(heard);
  }
};

/** Pairing with damaged messages: whoever heard one never comes to agree, and without equal emoji nobody does. */
export const pairing: FuzzPart = {
  name: 'pairing',
  tries: TRIES,
  run: async (seed) => {
    const dice = diceFor('pairing', seed);
    const random = seededRandom(seed, 'pairing keys');
    const [old, fresh] = [ephemeralAgreement(random.bytes(32)), ephemeralAgreement(random.bytes(32))];
    for (let count = 0; count < TRIES; count += 1) {
      const ends = [endOf('old', old), endOf('new', fresh)] as const;
      for (let round = 0; round < ROUNDS; round += 1) {
        passOn(ends[0], ends[1], dice);
        passOn(ends[1], ends[0], dice);
        if (ends[0].emoji !== '' && ends[0].emoji === ends[1].emoji) for (const { talk } of ends) talk.confirm();
      }
      for (const { talk, hasHeardLies } of ends) holds(!talk.isAgreed || !hasHeardLies, 'an end agreed that had heard a damaged message');
      holds(ends[0].emoji === ends[1].emoji || !ends.some(({ talk }) => talk.isAgreed), 'an end agreed without equal emoji');
      if (ends.every(({ hasHeardLies }) => !hasHeardLies)) holds(ends.every(({ talk }) => talk.isAgreed), 'an honest pairing did not come to its end');
    }
  },
};
