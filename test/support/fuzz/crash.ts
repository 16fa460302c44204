import { CRASH_CASES } from '../../crash/crash-cases.ts';
import { killOften } from '../../crash/kill-often.ts';
import type { FuzzPart } from './fuzz-part.ts';

/** Every case of `test/crash`, killed as often as in the suite. */
export const crash: FuzzPart = {
  name: 'crash',
  tries: CRASH_CASES.reduce((sum, { kills }) => sum + kills, 0),
  run: async (seed) => {
    for (const one of CRASH_CASES) await killOften(one, { kills: one.kills, seed });
  },
};
