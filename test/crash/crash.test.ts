import { describe, expect, test } from 'vitest';
import { seedOfTheRun } from '../support/seeded-random.ts';
import { CRASH_CASES } from './crash-cases.ts';
import { killOften, whyNoKills } from './kill-often.ts';

describe('killed in the middle', () => {
  for (const crash of CRASH_CASES) {
    test(`what was acknowledged is there and the next start is clean: ${crash.name}`, async ({ skip }) => {
      const why = whyNoKills();
      if (why !== undefined) return skip(why);
      expect(await killOften(crash, { kills: crash.kills, seed: seedOfTheRun() })).toBe(crash.kills);
    });
  }

  test('together they are killed 200 times', () => {
    expect(CRASH_CASES.reduce((sum, { kills }) => sum + kills, 0)).toBeGreaterThanOrEqual(200);
  });
});
