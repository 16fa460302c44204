import type { DeviceKeys } from '../crypto/device-keys.ts';
import { type Feed, hashAt } from '../gate/feed.ts';
import type { CircleMembers } from '../membership/circle-members.ts';
import { cutsOf } from '../membership/cuts.ts';
import { placeOf } from '../store/place.ts';
import type { Rows } from '../store/rows.ts';
import { toBase64Url } from '../wire/base64-url.ts';

/** What of a cut message feed is shown, and how far it is asked for. */
export type FeedCut = { readonly hiddenFrom: number; readonly wantedUntil: number };
type Cut = { readonly next: number; readonly head: string };

const headerAt = (rows: Rows, feed: Feed, seq: number): Uint8Array | undefined =>
  feed.row === undefined || seq >= feed.next ? undefined : rows.header.get(placeOf(feed.row, seq));

const isShown = (rows: Rows, feed: Feed, { next, head }: Cut): boolean => {
  if (next === 0) return true;
  const header = headerAt(rows, feed, next - 1);
  return header !== undefined && toBase64Url(hashAt(feed, next - 1, header)) === head;
};

/**
 * Of the cuts of the highest rank the first counts whose head is held here; while none is, what lies below the longest and below the
 * lowest proven split. The longest is asked for as long as it may still come.
 */
const cutFeed = (rows: Rows, feed: Feed, { cuts, split }: { readonly cuts: readonly Cut[]; readonly split: number }): FeedCut => {
  const shown = cuts.find((cut) => isShown(rows, feed, cut));
  const longest = cuts[0]?.next ?? 0;
  const hiddenFrom = shown ? shown.next : Math.min(longest, split);
  return { hiddenFrom, wantedUntil: shown?.next === longest ? longest : Math.max(hiddenFrom, Math.min(longest, split)) };
};

/** `keys`: of the devices whose keys are here, mine first. */
type Parts = { readonly members: CircleMembers; readonly feeds: ReadonlyMap<number, Feed>; readonly keys: readonly DeviceKeys[] };

/** Whether this device was removed from a circle whose policy leaves nothing to the removed. */
const keepsNothing = ({ members, keys }: Parts): boolean => {
  const known = members.known.get(keys[0]?.device ?? '');
  return known?.status === 'removed' && members.policy.removedKeeps === 'nothing';
};

/** All message feeds that a cut ends, by clientID. */
export const findCuts = (rows: Rows, parts: Parts): ReadonlyMap<number, FeedCut> => {
  const cuts = new Map<number, FeedCut>();
  const isBare = keepsNothing(parts);
  for (const feed of parts.feeds.values()) {
    if (feed.kind !== 'm') continue;
    const found = isBare ? [{ next: 0, head: '' }] : cutsOf(parts.members, feed.device, feed.incarnation);
    if (!found) continue;
    const split = parts.members.splits.get(`${feed.device} ${feed.incarnation}`) ?? Number.POSITIVE_INFINITY;
    cuts.set(feed.client, cutFeed(rows, feed, { cuts: found, split }));
  }
  return cuts;
};
