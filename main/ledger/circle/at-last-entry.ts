import { type Feed, hashAt } from '../gate/feed.ts';
import type { AcceptedEntry } from '../gate/gate-state.ts';
import { placeOf, seqOf } from '../store/place.ts';
import type { Rows } from '../store/rows.ts';
import { MAX_SEQ } from '../wire/limits.ts';
import { readHeader } from '../wire/header.ts';

/** How far a feed's row may lag behind: it is what counts where the pages with the last entries cannot be read. */
const WRITTEN_EVERY = 64;

/**
 * Whether the last entry's own row says all that the feed's would: a page less for a message that comes alone. An entry that cites control heads
 * writes them down, so those in the feed's row always hold for what follows.
 */
export const isToldByLastEntry = ({ kind, row, next }: Feed, entries: readonly AcceptedEntry[]): boolean => {
  const [only] = entries;
  return kind === 'm' && row !== undefined && entries.length === 1 && only?.header.memberHeads.length === 0 && next % WRITTEN_EVERY !== 0;
};

/** A message feed as its row has it, with the end that its last entry tells. */
export const atLastEntry = (rows: Rows, feed: Feed): Feed => {
  if (feed.kind !== 'm' || feed.row === undefined) return feed;
  const last = rows.lastHeader.get(placeOf(feed.row, feed.next), placeOf(feed.row, MAX_SEQ));
  const header = last && readHeader(last.header);
  if (!last || !header || header === 'unknown-version') return feed;
  const seq = seqOf(last.place);
  return { ...feed, next: seq + 1, head: hashAt(feed, seq, last.header), lamport: header.lamport };
};
