import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { fraction } from '../../main/platform/index.ts';
import { seededRandom } from '../support/seeded-random.ts';
import type { CrashCase } from './crash-case.ts';
import { leaveCopies } from './leave-copies.ts';

const KILLS_A_LIFE = 8;

/** Why this machine cannot hold a process still and look at its files; undefined when it can. */
export const whyNoKills = (): string | undefined => (existsSync('/proc/self/task') ? undefined : 'processes are held still by /proc, which is on Linux');

type Kills = { readonly kills: number; readonly seed: number };

/** Kills a case so many times, and starts again on everything that was left. Throws at the first that is not as it should be. */
export const killOften = async (crash: CrashCase, { kills, seed }: Kills): Promise<number> => {
  const root = mkdtempSync(join(tmpdir(), '围炉 crash '));
  const random = seededRandom(seed, crash.name);
  try {
    const prepared = join(root, 'prepared');
    if (crash.prepare) {
      mkdirSync(prepared);
      await crash.prepare(prepared);
    }
    let done = 0;
    for (let life = 1; done < kills; life += 1) {
      const home = join(root, `life ${life}`);
      const how = life % 2 === 1 ? 'steps' : 'time';
      const options = { crash, home, prepared: crash.prepare && prepared, random, how, kills: Math.min(crash.killsALife ?? KILLS_A_LIFE, kills - done) } as const;
      const found = await leaveCopies({ ...options, seed: Math.floor(fraction(random) * 2 ** 31) });
      for (const one of found) {
        await crash.check(one).catch((error: unknown) => {
          throw new Error(`${crash.name}, life ${life} by ${how}, ${one.dir.split('/').at(-1)}, SEED=${seed}: ${inspect(error)}`);
        });
      }
      done += found.length;
      rmSync(home, { recursive: true, force: true });
    }
    return done;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};
