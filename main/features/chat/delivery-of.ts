import type { DeviceId, EntryId, Message, PersonId } from '#contract';
import type { CircleLedger } from '#ledger';
import type { StoredMessage } from './read-messages.ts';

/** What is known of the other devices of a circle. */
export type DeliveryState = {
  /** Those that hold an entry of mine. */
  readonly reached: (entry: EntryId) => readonly DeviceId[];
  readonly isHere: (device: DeviceId) => boolean;
  /** When a device was last here, ms since the epoch. */
  readonly lastSeen: (device: DeviceId) => number | undefined;
};

type Missing = NonNullable<Message['delivery']>['missing'];
type Showing = { readonly ledger: CircleLedger; readonly nameOf: (person: PersonId) => string; readonly delivery: DeliveryState };

const MOST_NAMED = 5;

/** The people behind devices, each once: here with any of them, or last seen with the latest. */
const peopleOf = (devices: readonly DeviceId[], { ledger, nameOf, delivery }: Showing): Missing => {
  const people = Map.groupBy(devices, (device) => ledger.personOf(device) ?? '');
  const named = [...people].map(([person, theirs]) => {
    const seenAt = Math.max(...theirs.map((device) => delivery.lastSeen(device) ?? -Infinity));
    return { name: nameOf(person), isHere: theirs.some((device) => delivery.isHere(device)), ...(Number.isFinite(seenAt) && { seenAt }) };
  });
  return named.toSorted((a, b) => (b.seenAt ?? 0) - (a.seenAt ?? 0)).slice(0, MOST_NAMED);
};

/** How far my own message got; of what I deleted, how far that got, and who may still hold it. */
export const deliveryOf = ({ id, device, deleted_by: deletion }: StoredMessage, showing: Showing): Message['delivery'] => {
  const { ledger, delivery } = showing;
  const isMine = device === ledger.self.device || (deletion !== null && ledger.ownFeeds().includes(`m:${deletion.split('.')[0]}`));
  if (ledger.isLocal || !isMine) return undefined;
  const others = ledger.members().flatMap(({ devices }) => devices.filter((other) => other !== ledger.self.device));
  const holders = new Set(delivery.reached(id));
  const informed = new Set(delivery.reached(deletion ?? id));
  const missing = others.filter((other) => (deletion === null ? !holders.has(other) : holders.has(other) && !informed.has(other)));
  return { reached: others.filter((other) => informed.has(other)).length, of: others.length, missing: peopleOf(missing, showing) };
};
