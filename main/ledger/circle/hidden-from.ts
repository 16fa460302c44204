import type { Feed } from '../gate/feed.ts';
import type { CircleState } from './circle-state.ts';

/** Whether an entry lies past a cut that stands: it counts for nothing then. */
export const isHidden = (state: CircleState, feed: Feed, seq: number): boolean => seq >= (state.cuts.get(feed.client)?.hiddenFrom ?? Number.POSITIVE_INFINITY);
