import type { Op } from '../op.ts';
import { placeOf } from '../store/place.ts';
import type { Rows } from '../store/rows.ts';
import { BODY_KEPT_MS } from '../wire/limits.ts';
import type { CircleState } from './circle-state.ts';
import { eraseStanding } from './erase-standing.ts';
import { readPlace } from './read-entry.ts';
import { readStored } from './read-stored.ts';

type Now = { readonly rows: Rows; readonly now: number };

const erasedLately = (state: CircleState, { rows, now }: Now): readonly number[] =>
  rows.erasedSince.all(state.row, now - BODY_KEPT_MS).flatMap(({ client, seq }) => {
    const feed = state.feeds.get(client);
    return feed?.row === undefined || feed.kind !== 'm' || seq >= feed.next ? [] : [placeOf(feed.row, seq)];
  });

const pastCuts = (state: CircleState, { rows, now }: Now): readonly number[] =>
  rows.hiddenSince.all(state.row, now).flatMap(({ id, client, hidden_from: from }) => {
    const count = Math.max(0, (state.feeds.get(client)?.next ?? 0) - from);
    return Array.from({ length: count }, (_, at) => placeOf(id, from + at));
  });

/** Ops that count for nothing now but may come back: by an admin's erase that the owner can undo, or past a cut that can turn out void. */
export const hiddenOps = (state: CircleState, now: Now): readonly Op[] => {
  const { rows } = now;
  const hidden = erasedLately(state, now).filter((place) => {
    const stored = readStored(state, rows, place);
    return stored !== undefined && eraseStanding({ rows }, state, { client: stored.feed.client, seq: stored.seq, hash: stored.hash }).is === 'hidden';
  });
  return [...new Set([...hidden, ...pastCuts(state, now)])].flatMap((place) => {
    const stored = readStored(state, rows, place);
    const readable = stored && readPlace(state, rows, { feed: stored.feed, place });
    return readable ? [readable.op] : [];
  });
};
