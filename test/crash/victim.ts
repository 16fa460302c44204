/** Entry of the process that is killed: `victim.ts CASE DIR SEED steps|time`. It says `ready` once, then goes on until it is killed or done. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { fraction } from '../../main/platform/index.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { CRASH_CASES } from './crash-cases.ts';
import { layFuse } from './fuse.ts';

const [name = '', dir = '', seed = '0', how = 'time'] = process.argv.slice(2);
const chosen = CRASH_CASES.find((one) => one.name === name);
if (!chosen) throw new Error(`there is no crash case ${name}`);
const steps = seededRandom(Number(seed), 'steps');
// The cache of compiled code: who is killed does not write it.
flushCompileCache();
// Both are the real ones: the fuse is laid after this.
const [write, acks] = [writeSync, openSync(join(dir, 'acked'), 'a')];
const light = how === 'steps' ? layFuse(() => 1 + Math.floor(fraction(steps) * chosen.stepsApart)) : (): void => undefined;
process.on('disconnect', () => process.exit());
await chosen.live({
  dir,
  random: seededRandom(Number(seed), 'life'),
  ack: (what) => void write(acks, `${what}\n`),
  ready: () => {
    process.send?.('ready');
    light();
  },
});
closeSync(acks);
process.exit();
