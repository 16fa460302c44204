import { randomFillSync } from 'node:crypto';

/** Randomness as the core sees it: seeded in tests, the operating system's in the app. */
export interface Random {
  bytes(length: number): Uint8Array;
}

/** Asking for a nonce alone costs as much as encrypting with it, so this many bytes are asked for at once. */
const POOL_BYTES = 4096;
/** Longer ones are rare. */
const MOST_FROM_POOL = 64;
const pool = new Uint8Array(POOL_BYTES);
let used = POOL_BYTES;

/** The operating system's generator: what keys are made of. No byte is handed out twice, and none stays in the pool that was. */
export const systemRandom: Random = {
  bytes: (length) => {
    if (length > MOST_FROM_POOL) return randomFillSync(new Uint8Array(length));
    if (used + length > POOL_BYTES) {
      randomFillSync(pool);
      used = 0;
    }
    const bytes = pool.slice(used, used + length);
    pool.fill(0, used, (used += length));
    return bytes;
  },
};

/** A number in [0, 1) from 48 random bits. */
export const fraction = (random: Random): number => {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = random.bytes(6);
  return (((a * 256 + b) * 256 + c) * 2 ** 24 + (d * 256 + e) * 256 + f) / 2 ** 48;
};
