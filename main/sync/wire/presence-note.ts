import { list, oneOf, record, uint } from './codec.ts';
import { feedName, feedNext, meetingPoint } from './shapes.ts';

/**
 * What a presence frame says, inside the seal. (`session`, `count`) only rises at its author, so a replayed one is seen as old.
 * `session` is the author's clock at its start, ms; it is compared with nothing but the same author's.
 */
export const presenceNote = record({
  session: uint(2 ** 53),
  count: uint(2 ** 32),
  says: oneOf(['here', 'typing']),
  meetingPoints: list(meetingPoint, 4),
  /** Message feeds of which its author holds more than it told before: who wrote there learns that it arrived. */
  heads: list(record({ feed: feedName, next: feedNext }), 20),
});
