import type { Care, Change, Contract, CircleId, EntryId, Handlers, Message, PersonId, Tier } from '#contract';
import type { Ledger } from '#ledger';
import type { Clock, Database } from '#platform';
import type { Arrivals } from '#sync';
import type { DeliveryState } from './delivery-of.ts';
import type { MessageFile } from './ops.ts';
import type { Place } from './read-messages.ts';
import type { CheckInShown } from './show-message.ts';

/** What chat needs of the rest, handed over by `core`. */
export type ChatDeps = {
  readonly db: Database;
  readonly clock: Pick<Clock, 'now'>;
  readonly ledger: Ledger;
  readonly nameOf: (circle: CircleId, person: PersonId) => string;
  /** Whom I blocked there. */
  readonly blockedIn: (circle: CircleId) => readonly PersonId[];
  /** Which other devices hold an entry of mine, who is here, and when each was last. */
  readonly deliveryOf: (circle: CircleId) => DeliveryState;
  /** What has not come yet, and why. */
  readonly arrivalsOf: (circle: CircleId) => Arrivals;
  /** Looks again for what may be taken now. */
  readonly askAgain: (circle: CircleId) => void;
  /** Tells the others that I am typing. */
  readonly typing: (circle: CircleId) => void;
  readonly tell: (change: Change) => void;
  /** The human-written answer to a message of crisis; undefined for all others. */
  readonly careFor: (circle: CircleId, text: string) => Care | undefined;
  /** Files added for a message of this circle, as they go into it. Fails with `file-not-added`. */
  readonly filesToSend: (circle: CircleId, drafts: readonly string[]) => readonly MessageFile[];
  /** The message that holds them stands. */
  readonly filesSent: (circle: CircleId, drafts: readonly string[]) => void;
  readonly checkInOf: (circle: CircleId, entry: EntryId) => CheckInShown | undefined;
};

export type AiWords = { readonly text: string; readonly cites: readonly EntryId[]; readonly tier: Tier; readonly model?: string | undefined };
export type CheckInPosted = { readonly text: string; readonly agreement: EntryId; readonly checkIn: EntryId };

/** What other features may do with the messages of a circle. All calls fail with `circle-not-found`. */
export interface Chat {
  readonly handlers: Handlers<Contract['chat']>;
  /** In order of the group, after `after` or from the beginning. Deleted ones included. */
  readonly messagesSince: (circle: CircleId, options?: { readonly after?: EntryId | undefined; readonly limit?: number }) => Message[];
  /** The newest `limit`, in order of the group. */
  readonly newest: (circle: CircleId, limit: number) => Message[];
  /** A message and the ones before it, `limit` in all, in order of the group. Fails with `message-not-found`. */
  readonly upTo: (circle: CircleId, message: EntryId, limit: number) => Message[];
  /** Best first: messages with at least one word of the query. */
  readonly searchMessages: (circle: CircleId, query: string, limit: number) => Message[];
  readonly message: (circle: CircleId, id: EntryId) => Message | undefined;
  /** The words of a standing message. */
  readonly textOf: (circle: CircleId, id: EntryId) => string | undefined;
  /** The first message after a place in the order of the group. */
  readonly messageAfter: (circle: CircleId, place: Place) => EntryId | undefined;
  /** Standing messages of a circle. */
  readonly count: (circle: CircleId) => number;
  readonly unread: (circle: CircleId) => number;
  readonly readUpTo: (circle: CircleId) => EntryId | undefined;
  /** After the commit: messages that are new, edited, deleted, reacted to or kept. */
  readonly onChange: (listener: (circle: CircleId, ids: readonly EntryId[]) => void) => () => void;
  /** Posts an AI's words by the person's own hand. */
  readonly postAi: (circle: CircleId, words: AiWords) => Message;
  /** Shows a check-in in the timeline. */
  readonly postCheckIn: (circle: CircleId, posted: CheckInPosted) => Message;
  /** Somebody else's device holds more of my entries: tells the UI which messages that concerns. */
  readonly deliveryChanged: (circle: CircleId) => void;
  /** Verdicts of these agreements may be others now: tells the UI which messages show them. */
  readonly checkInsChanged: (circle: CircleId, agreements: readonly EntryId[]) => void;
  readonly stop: () => void;
}
