import type { Feed } from '../gate/feed.ts';
import { placeOf } from '../store/place.ts';
import type { CircleState } from './circle-state.ts';

/** The feed and seq behind an entry id, when that entry is held. */
export const findEntry = (state: CircleState, id: string): { readonly feed: Feed; readonly seq: number; readonly place: number } | undefined => {
  const [client = '', number = ''] = id.split('.');
  const feed = state.feeds.get(Number.parseInt(client, 36));
  const seq = Number.parseInt(number, 10);
  if (!feed || feed.row === undefined || !(seq >= 0 && seq < feed.next)) return undefined;
  return { feed, seq, place: placeOf(feed.row, seq) };
};
