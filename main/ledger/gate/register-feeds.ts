import type { CircleId, DeviceId, PersonId } from '#contract';
import type { ControlEntry } from '../membership/control-entry.ts';
import { MAX_INCARNATIONS } from '../wire/limits.ts';
import { emptyFeed, type Feed, type FeedName } from './feed.ts';

/** Which device a valid entry gives feeds to, and of which incarnation. A recovery key has no messages. */
type Opened = { readonly device: DeviceId; readonly person: PersonId; readonly number: number; readonly writes: boolean };

const openedBy = ({ device, person, op }: ControlEntry): Opened | undefined => {
  if (op.kind === 'genesis') return { device: op.device, person, number: 0, writes: true };
  if (op.kind === 'member.admit' && op.use === 'mailbox') return undefined;
  if (op.kind === 'member.admit') return { device: op.device, person: op.person, number: 0, writes: true };
  if (op.kind === 'device.add') return { device: op.device, person: op.person, number: 0, writes: op.use === 'desktop' };
  return op.kind === 'incarnation.start' ? { device, person, number: op.number, writes: true } : undefined;
};

/**
 * The feeds that a valid entry opens: both of the incarnation it begins (a recovery key has no messages), and the control feed of the next one, which would begin that.
 * A mailbox has none.
 * They stay also when the device is removed, since what it had said before must still be taken from whoever holds it.
 * Of two feeds that would share a clientID the first registered keeps it.
 */
export const registerFeeds = (feeds: Map<number, Feed>, circle: CircleId, entry: ControlEntry): void => {
  const opened = openedBy(entry);
  if (!opened) return;
  const { device, person, number } = opened;
  const names: FeedName[] = [{ circle, device, kind: 'c', incarnation: number }];
  if (opened.writes) names.push({ circle, device, kind: 'm', incarnation: number });
  if (number + 1 < MAX_INCARNATIONS) names.push({ circle, device, kind: 'c', incarnation: number + 1 });
  for (const name of names) {
    const feed = emptyFeed(name, { person, isFounder: entry.op.kind === 'genesis' });
    if (!feeds.has(feed.client)) feeds.set(feed.client, feed);
  }
};
