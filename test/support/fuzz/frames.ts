import { isDeepStrictEqual } from 'node:util';
import { LINK_LIMITS } from '../../../main/sync/link/limits.ts';
import { Reassembly, toPieces } from '../../../main/sync/link/framing.ts';
import { decodeMessage, encodeMessage, type Message } from '../../../main/sync/wire/message.ts';
import type { Dice } from '../dice.ts';
import { diceFor, type FuzzPart, holds } from './fuzz-part.ts';
import { mutate } from './mutate.ts';
import { ONE_OF_EACH } from './one-of-each.ts';

const TRIES = 1_000;

/** Damaged pieces either make up a message within the limit, or are refused; they never pile up. */
const reassembles = (message: Message, dice: Dice): Uint8Array | undefined => {
  const reassembly = new Reassembly();
  for (const piece of toPieces(encodeMessage(message))) {
    const made = reassembly.add(dice.chance(0.5) ? mutate(piece, dice) : piece, LINK_LIMITS.strangerMessageBytes);
    if (made instanceof Uint8Array) {
      holds(made.length <= LINK_LIMITS.strangerMessageBytes, `a message of ${made.length} bytes came through`);
      return made;
    }
  }
  return undefined;
};

/** Messages damaged on the wire: what is read at all reads the same when written again. */
export const frames: FuzzPart = {
  name: 'frames',
  tries: TRIES,
  run: async (seed) => {
    const dice = diceFor('frames', seed);
    for (let count = 0; count < TRIES; count += 1) {
      const message = ONE_OF_EACH[count % ONE_OF_EACH.length];
      const bytes = message && (reassembles(message, dice) ?? mutate(encodeMessage(message), dice));
      const read = bytes && decodeMessage(bytes);
      if (read) holds(isDeepStrictEqual(decodeMessage(encodeMessage(read)), read), `a damaged ${message?.type ?? ''} reads differently the second time`);
    }
  },
};
