import type { CircleId, DeviceId, PersonId } from '#contract';
import { personIdOf } from '../crypto/device-keys.ts';
import type { ControlEntry } from '../membership/control-dag.ts';
import { MAX_INCARNATIONS } from '../wire/limits.ts';
import { emptyFeed, type Feed, type FeedName } from './feed.ts';

/** Which device a valid entry gives feeds to, and of which incarnation. */
const openedBy = (circle: CircleId, { device, op }: ControlEntry): { readonly device: DeviceId; readonly person: PersonId | undefined; readonly number: number } | undefined => {
  if (op.kind === 'genesis') return { device: op.device, person: personIdOf(circle, op.device), number: 0 };
  if (op.kind === 'member.admit') return { device: op.device, person: op.person, number: 0 };
  if (op.kind === 'device.add') return { device: op.device, person: op.person, number: 0 };
  return op.kind === 'incarnation.start' ? { device, person: undefined, number: op.number } : undefined;
};

/**
 * The feeds that a valid entry opens: both of the incarnation it begins (a recovery key has no messages), and the control feed of the next one, which would begin that.
 * They stay also when the device is removed, since what it had said before must still be taken from whoever holds it.
 * Of two feeds that would share a clientID the first registered keeps it.
 */
export const registerFeeds = (feeds: Map<number, Feed>, circle: CircleId, entry: ControlEntry): void => {
  const opened = openedBy(circle, entry);
  if (!opened) return;
  const { device, number } = opened;
  const person = opened.person ?? feeds.get(entry.client)?.person ?? '';
  const names: FeedName[] = [{ circle, device, kind: 'c', incarnation: number }];
  if (entry.op.kind !== 'device.add' || entry.op.use === 'desktop') names.push({ circle, device, kind: 'm', incarnation: number });
  if (number + 1 < MAX_INCARNATIONS) names.push({ circle, device, kind: 'c', incarnation: number + 1 });
  for (const name of names) {
    const feed = emptyFeed(name, { person, isFounder: entry.op.kind === 'genesis' });
    if (!feeds.has(feed.client)) feeds.set(feed.client, feed);
  }
};
