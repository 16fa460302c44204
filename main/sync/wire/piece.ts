import { record } from './codec.ts';
import { requestId, update } from './shapes.ts';

/** The next piece of a pull's answer, numbered from 0. */
export const piece = record({ id: requestId, number: requestId, update });
