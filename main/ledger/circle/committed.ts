import type { Feed } from '../gate/feed.ts';
import type { Verdict } from '../gate/gate-state.ts';
import { feedRowOf } from '../store/place.ts';
import type { Op } from '../op.ts';
import type { Rows } from '../store/rows.ts';
import type { ReadableEntry, ViewSource } from '../views/readable-entry.ts';
import type { ChangedKeys } from '../views/view-engine.ts';
import type { Deletion, Section } from '../wire/update.ts';
import { type CircleState, feedByRow } from './circle-state.ts';
import { eraseStanding, isStruckErase } from './erase-standing.ts';
import { findEntry } from './find-entry.ts';
import { isHidden } from './hidden-from.ts';
import type { LedgerContext } from './ledger-context.ts';
import { readPlace, readStoredHeader } from './read-entry.ts';
import { readStored } from './read-stored.ts';

/** `call`: the id of the call that wrote it here. */
export type Accepted = Extract<Verdict, { blame: undefined }> & { readonly call?: string | undefined };

/** What a commit did: the circle after it, the views that changed, and what the live surface has to show. */
export type Committed = {
  readonly state: CircleState;
  readonly changed: ChangedKeys;
  readonly fresh: readonly ReadableEntry[];
  readonly sections: readonly Section[];
  readonly deletions: readonly Deletion[];
};

/** Reads an entry that stands: neither past a cut, nor erased. */
export const readShown = (state: CircleState, rows: Rows, at: { readonly feed: Feed; readonly place: number; readonly seq: number }): ReadableEntry | undefined => {
  const { feed, place, seq } = at;
  if (isHidden(state, feed, seq)) return undefined;
  if (rows.erasures.get(state.row, feed.client, seq) !== undefined) {
    const stored = readStored(state, rows, place);
    if (!stored || eraseStanding({ rows }, state, { client: feed.client, seq, hash: stored.hash }).is !== 'none') return undefined;
  }
  const readable = readPlace(state, rows, { feed, place });
  return readable && isStruck(state, rows, place) ? undefined : readable;
};

/** Only an erase can be taken back, so other entries are not looked at twice. */
const isStruck = (state: CircleState, rows: Rows, place: number): boolean => {
  if (rows.isEraser.get(place) === undefined) return false;
  const stored = readStored(state, rows, place);
  return stored !== undefined && isStruckErase({ rows }, state, stored);
};

const erasedBy = (rows: Rows, state: CircleState, id: string): 'author' | 'admin' | undefined => {
  const found = findEntry(state, id);
  if (!found || found.feed.kind !== 'm' || isHidden(state, found.feed, found.seq) || rows.erasures.get(state.row, found.feed.client, found.seq) === undefined) return undefined;
  const stored = readStored(state, rows, found.place);
  const { is } = stored ? eraseStanding({ rows }, state, { client: found.feed.client, seq: found.seq, hash: stored.hash }) : { is: 'none' as const };
  if (is === 'none') return undefined;
  return is === 'gone' ? 'author' : 'admin';
};

/** What views read of a circle. */
export const viewSourceOf = ({ rows }: LedgerContext, state: CircleState, fresh: readonly ReadableEntry[]): ViewSource => {
  let atHand: ReadonlyMap<string, Op> | undefined;
  return {
    circle: state.id,
    row: state.row,
    // Only what was shown is in the index of views.
    read: (place) => {
      const feed = feedByRow(state, feedRowOf(place));
      return feed && readPlace(state, rows, { feed, place });
    },
    readShown: (id) => {
      const found = findEntry(state, id);
      return found && readShown(state, rows, found);
    },
    erasedBy: (id) => erasedBy(rows, state, id),
    headerOf: (id) => {
      atHand ??= new Map(fresh.map(({ op }) => [op.id, op]));
      const op = atHand.get(id);
      return op ? { id, person: op.person, device: op.device, lamport: op.lamport, seq: op.seq } : readStoredHeader(state, rows, id);
    },
  };
};
