import { isNearby } from '../meeting-point.ts';
import { rankPlaces } from './rendezvous.ts';

/** A topic is served by so many places of a fleet: one may die unnoticed. */
const SERVING = 2;

export type FleetState = {
  readonly topic: string;
  readonly urls: readonly string[];
  readonly isUnreachable: (url: string) => boolean;
  /** Nobody was found for a while: others may know another fleet, or see another part of it alive. */
  readonly isLost: boolean;
};

/**
 * The places a room should be at now: everything on this network, and of the fleet the two best for its topic that can be reached.
 * Those before them that cannot be reached are kept, so that they are tried again.
 */
export const choosePlaces = ({ topic, urls, isUnreachable, isLost }: FleetState): ReadonlySet<string> => {
  const near = urls.filter(isNearby);
  const fleet = rankPlaces(topic, urls.filter((url) => !isNearby(url)));
  if (isLost) return new Set([...near, ...fleet]);
  const chosen: string[] = [];
  for (const url of fleet) {
    if (chosen.filter((one) => !isUnreachable(one)).length >= SERVING) break;
    chosen.push(url);
  }
  return new Set([...near, ...chosen]);
};
