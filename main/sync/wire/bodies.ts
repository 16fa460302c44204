import { record } from './codec.ts';
import { requestId, update } from './shapes.ts';

/** One piece of the bodies that were asked for (see `CircleLedger.bodies`); empty where none of them is here. */
export const bodies = record({ id: requestId, bytes: update });
