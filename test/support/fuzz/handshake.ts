import { deviceIdOf } from '../../../main/sync/link/device-key.ts';
import type { LinkIdentity } from '../../../main/sync/link/link.ts';
import { deviceDouble } from '../device-double.ts';
import type { Dice } from '../dice.ts';
import { FakeClock } from '../fake-clock.ts';
import { type GuardedEnd, guardedEnd } from '../guarded-ends.ts';
import { type TestWire, wirePair } from '../wire-pair.ts';
import { diceFor, type FuzzPart, holds } from './fuzz-part.ts';
import { mutate } from './mutate.ts';

const TRIES = 50;
const PIECES = 8;

/** Hands on what waits, damaging, repeating or reflecting some of it. */
const passOn = ([from, to]: readonly [TestWire, TestWire], dice: Dice): void => {
  for (const piece of from.inbox.splice(0)) {
    from.deliver(dice.chance(0.4) ? mutate(piece, dice) : piece);
    if (dice.chance(0.1)) from.deliver(piece);
    if (dice.chance(0.1)) to.deliver(piece);
  }
};

const isRightAbout = ({ opened }: GuardedEnd, other: LinkIdentity): boolean => opened === undefined || opened.device === deviceIdOf(other.device);

/** Greetings and proofs damaged on their way: an end that opens has the true device at its other end, and both ends end or open, never hang. */
export const handshake: FuzzPart = {
  name: 'handshake',
  tries: TRIES,
  run: async (seed) => {
    const dice = diceFor('handshake', seed);
    const [alice, bob] = [deviceDouble(), deviceDouble()];
    for (let count = 0; count < TRIES; count += 1) {
      const clock = new FakeClock();
      const { caller, called } = wirePair();
      const ends = [guardedEnd(caller, alice, clock), guardedEnd(called, bob, clock)] as const;
      for (let round = 0; round < PIECES; round += 1) {
        passOn([caller, called], dice);
        passOn([called, caller], dice);
      }
      holds(isRightAbout(ends[0], bob) && isRightAbout(ends[1], alice), 'a link opened with somebody else');
      await clock.advance(60_000);
      holds(ends.every(({ opened, ended }) => opened !== undefined || ended !== undefined), 'a link neither opened nor ended');
    }
  },
};
