import { fileURLToPath } from 'node:url';
import { silentLog, systemClock, systemRandom } from '../../main/platform/index.ts';
import { createTaggers, type Taggers, type TaggersOptions } from '../../main/privacy/index.ts';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The folder with the weights. */
export const TAGGERS_DIR = at('models/taggers');

/** The real thread and the real weights; whoever starts them stops them. */
export const realTaggers = (options: Partial<TaggersOptions> = {}): Taggers =>
  createTaggers({ entry: at('main/tagger-worker/worker.ts'), folder: TAGGERS_DIR, clock: systemClock, random: systemRandom, log: silentLog, ...options });
