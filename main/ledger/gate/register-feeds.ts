import type { CircleId } from '#contract';
import type { CircleMembers } from '../membership/circle-members.ts';
import { MAX_INCARNATIONS } from '../wire/limits.ts';
import { emptyFeed, type Feed, type FeedName } from './feed.ts';

/**
 * Both feeds of every incarnation that is known, and the control feed of the next one, which begins it.
 * Of two feeds that would share a clientID the first registered keeps it.
 */
export const registerFeeds = (feeds: ReadonlyMap<number, Feed>, circle: CircleId, members: CircleMembers): Map<number, Feed> => {
  const names = new Set([...feeds.values()].map(({ device, kind, incarnation }) => `${device} ${kind} ${incarnation}`));
  const registered = new Map(feeds);
  const register = (name: FeedName): void => {
    const owner = members.devices.get(name.device);
    if (!owner || names.has(`${name.device} ${name.kind} ${name.incarnation}`)) return;
    const feed = emptyFeed(name, { person: owner.person, isFounder: members.founded?.device === name.device });
    if (!registered.has(feed.client)) registered.set(feed.client, feed);
  };
  for (const [device, { incarnation }] of members.devices) {
    for (let number = 0; number <= incarnation; number += 1) {
      register({ circle, device, kind: 'c', incarnation: number });
      register({ circle, device, kind: 'm', incarnation: number });
    }
    if (incarnation + 1 < MAX_INCARNATIONS) register({ circle, device, kind: 'c', incarnation: incarnation + 1 });
  }
  return registered;
};
