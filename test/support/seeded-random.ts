import { createHash } from 'node:crypto';
import type { Random } from '../../main/platform/index.ts';

/** Bytes that follow from a seed and a name: each desktop of a test has a stream of its own. */
export const seededRandom = (seed: number, name: string): Random => {
  let block = 0;
  let left = new Uint8Array(0);
  const refill = (): void => {
    left = new Uint8Array(createHash('sha256').update(`${seed} ${name} ${(block += 1)}`).digest());
  };
  return {
    bytes(length) {
      const bytes = new Uint8Array(length);
      for (let at = 0; at < length; ) {
        if (left.length === 0) refill();
        const part = left.subarray(0, length - at);
        bytes.set(part, at);
        at += part.length;
        left = left.slice(part.length);
      }
      return bytes;
    },
  };
};

/** A seed of the hour, or the one in SEED to run a failure again. */
export const seedOfTheRun = (): number => Number(process.env['SEED'] ?? Date.now() % 1_000_000);
