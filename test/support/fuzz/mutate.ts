import type { Dice } from '../dice.ts';

/** One to four small damages: flipped bits, other bytes, cuts, insertions, moved stretches. The front is hit more often. */
export const mutate = (source: Uint8Array, { roll }: Pick<Dice, 'roll'>): Uint8Array => {
  let bytes = Buffer.from(source);
  for (let count = 1 + roll(4); count > 0; count -= 1) {
    const at = roll(roll(2) === 0 ? Math.min(40, bytes.length) : bytes.length);
    const kind = roll(5);
    if (kind === 0) bytes[at] = (bytes[at] ?? 0) ^ (1 << roll(8));
    else if (kind === 1) bytes[at] = roll(256);
    else if (kind === 2) bytes = bytes.subarray(0, at);
    else if (kind === 3) bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from([roll(256), roll(256)]), bytes.subarray(at)]);
    else bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(roll(bytes.length))]);
    if (bytes.length === 0) bytes = Buffer.from([0]);
  }
  return bytes;
};

/** The same damages done to a text, half of them to its letters and half to its bytes. */
export const mutateText = (source: string, dice: Dice): string => {
  if (dice.chance(0.5)) return Buffer.from(mutate(Buffer.from(source), dice)).toString('utf8');
  const at = dice.roll(source.length);
  const other = source.charAt(dice.roll(source.length));
  return source.slice(0, at) + other.repeat(dice.roll(4)) + source.slice(at + dice.roll(3));
};

export const isSame = (first: Uint8Array, second: Uint8Array): boolean => Buffer.compare(first, second) === 0;
