import { record } from './codec.ts';
import { frontier } from './shapes.ts';

/** What I hold, whole. A peer that I do not know yet is told of control feeds only. */
export const hello = record({ frontier });
