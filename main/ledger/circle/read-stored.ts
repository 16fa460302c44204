import { type Feed, hashAt } from '../gate/feed.ts';
import { feedRowOf, seqOf } from '../store/place.ts';
import type { EntryRow, Rows } from '../store/rows.ts';
import { type Header, readHeader } from '../wire/header.ts';
import { type CircleState, feedByRow } from './circle-state.ts';

/** A stored entry of a message feed with what its row says. */
export type Stored = { readonly feed: Feed; readonly seq: number; readonly header: Header; readonly hash: Uint8Array; readonly row: EntryRow };

/** Undefined where nothing is stored at that place. */
export const readStored = (state: CircleState, rows: Rows, place: number): Stored | undefined => {
  const row = rows.entry.get(place);
  const feed = row && feedByRow(state, feedRowOf(place));
  const header = row && readHeader(row.header);
  if (!row || !feed || !header || header === 'unknown-version') return undefined;
  const seq = seqOf(place);
  return { feed, seq, header, hash: hashAt(feed, seq, row.header), row };
};
