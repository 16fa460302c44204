import { fraction, type Random } from '../../main/platform/index.ts';

/** Choices that follow from a stream of random bytes. */
export type Dice = {
  /** True in so many of 1. */
  readonly chance: (of: number) => boolean;
  /** A whole number from 0 to `below` - 1. */
  readonly roll: (below: number) => number;
  readonly between: (least: number, most: number) => number;
  /** One of them; undefined of none. */
  readonly pick: <T>(items: readonly T[]) => T | undefined;
};

export const diceOf = (random: Random): Dice => {
  const roll = (below: number): number => Math.floor(fraction(random) * below);
  return {
    chance: (of) => fraction(random) < of,
    roll,
    between: (least, most) => least + (most - least) * fraction(random),
    pick: (items) => items[roll(items.length)],
  };
};
