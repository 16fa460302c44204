import { type Dice, diceOf } from '../dice.ts';
import { seededRandom } from '../seeded-random.ts';

/** Something to be tried with many seeds: `run` throws when what it tries did not hold. */
export type FuzzPart = {
  readonly name: string;
  /** What one seed stands for. */
  readonly tries: number;
  readonly run: (seed: number) => Promise<void>;
};

/** The dice of one part's run with one seed. */
export const diceFor = (part: string, seed: number): Dice => diceOf(seededRandom(seed, part));

/** Throws with this sentence unless it is so. */
export const holds = (isSo: boolean, sentence: string): void => {
  if (!isSo) throw new Error(sentence);
};
