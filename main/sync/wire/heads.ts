import { record } from './codec.ts';
import { frontier } from './shapes.ts';

/** The feeds of which I hold more than I said before. */
export const heads = record({ changed: frontier });
