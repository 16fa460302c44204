import { record } from './codec.ts';
import { frontier, requestId } from './shapes.ts';

/** Send me what I lack. A new pull ends the one before. */
export const pull = record({ id: requestId, frontier });
