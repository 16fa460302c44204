import type { Feed } from '../gate/feed.ts';
import { knowsHeads, mayErase } from '../gate/find-erasers.ts';
import { resolveMembers } from '../membership/circle-members.ts';
import { pastOf } from '../membership/control-dag.ts';
import { feedRowOf } from '../store/place.ts';
import type { Rows } from '../store/rows.ts';
import { sameBytes } from '../wire/bytes.ts';
import { type EraseTarget, readHeader } from '../wire/header.ts';
import type { CircleState } from './circle-state.ts';

export const feedByRow = (state: CircleState, row: number): Feed | undefined => {
  for (const feed of state.feeds.values()) if (feed.row === row) return feed;
  return undefined;
};

/** What tells of erasures: the rows, and headers that are about to be written, by their place. */
type Erasures = { readonly rows: Rows; readonly fresh?: ReadonlyMap<number, Uint8Array> };

/** Whether an erase that is held, and had the right to it, covers an entry. */
export const isErased = ({ rows, fresh }: Erasures, state: CircleState, target: EraseTarget): boolean => {
  const erasures = rows.erasures.all(state.row, target.client, target.seq);
  const owner = erasures.length > 0 ? state.feeds.get(target.client) : undefined;
  if (!owner) return false;
  return erasures.some(({ place, hash }) => {
    const bytes = sameBytes(hash, target.hash) ? (fresh?.get(place) ?? rows.header.get(place)) : undefined;
    const header = bytes && readHeader(bytes);
    const feed = feedByRow(state, feedRowOf(place));
    if (!header || header === 'unknown-version' || !feed || !knowsHeads(state.dag, header)) return false;
    return mayErase((heads) => resolveMembers(state.id, pastOf(state.dag, heads)), { feed, header }, owner);
  });
};
