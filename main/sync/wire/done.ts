import { record } from './codec.ts';
import { requestId } from './shapes.ts';

/** The pull is answered; it had so many pieces. */
export const done = record({ id: requestId, pieces: requestId });
