import { record } from './codec.ts';
import { requestId } from './shapes.ts';

/** So many pieces of this pull are stored: room for more. */
export const took = record({ id: requestId, pieces: requestId });
