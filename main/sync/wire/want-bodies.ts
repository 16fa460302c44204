import { list, record } from './codec.ts';
import { feedName, feedNext, requestId } from './shapes.ts';

/** Send me bodies that I lack, as many as fit into one piece. */
export const wantBodies = record({ id: requestId, wanted: list(record({ feed: feedName, seqs: list(feedNext, 2_000) }), 256) });
