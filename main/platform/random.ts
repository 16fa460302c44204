import { randomBytes } from 'node:crypto';

/** Randomness as the core sees it: seeded in tests, the operating system's in the app. */
export interface Random {
  bytes(length: number): Uint8Array;
}

/** The operating system's generator: what keys are made of. */
export const systemRandom: Random = { bytes: (length) => new Uint8Array(randomBytes(length)) };

/** A number in [0, 1) from 48 random bits. */
export const fraction = (random: Random): number => {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = random.bytes(6);
  return (((a * 256 + b) * 256 + c) * 2 ** 24 + (d * 256 + e) * 256 + f) / 2 ** 48;
};
