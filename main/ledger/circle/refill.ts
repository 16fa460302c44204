import type { Holes } from '../circle-ledger.ts';
import { sha256 } from '../crypto/hash.ts';
import { placeOf, seqOf, feedRowOf } from '../store/place.ts';
import type { Rows } from '../store/rows.ts';
import { ByteReader, ByteWriter, Malformed, sameBytes } from '../wire/bytes.ts';
import { MAX_BODY_BYTES, MAX_PIECE_BYTES, MAX_SEQ, MAX_UPDATE_BYTES } from '../wire/limits.ts';
import { type CircleState, feedByRow } from './circle-state.ts';
import { eraseStanding } from './erase-standing.ts';
import { isHidden } from './hidden-from.ts';
import type { Source } from './missing.ts';
import { readStored, type Stored } from './read-stored.ts';

const VERSION = 1;
const MOST_HOLES = 2000;
const OVERHEAD_BYTES = 16;

type Filled = { readonly stored: Stored; readonly body: Uint8Array };

/** What to ask others for: at most 2,000 places at a time. */
export const holesOf = (rows: Rows, state: CircleState): readonly Holes[] => {
  const byFeed = new Map<string, number[]>();
  for (const place of rows.holes.all(state.row, MOST_HOLES)) {
    const feed = feedByRow(state, feedRowOf(place));
    if (!feed || isHidden(state, feed, seqOf(place))) continue;
    const seqs = byFeed.get(feed.root) ?? [];
    seqs.push(seqOf(place));
    byFeed.set(feed.root, seqs);
  }
  return [...byFeed].map(([feed, seqs]) => ({ feed, seqs }));
};

const servedBody = ({ rows, state, now }: Source, place: number): Uint8Array | undefined => {
  const stored = readStored(state, rows, place);
  if (!stored?.row.body || isHidden(state, stored.feed, stored.seq)) return undefined;
  const { feed, seq, header, hash } = stored;
  const isExpired = header.expiresAt !== 0 && header.expiresAt <= now;
  return isExpired || eraseStanding({ rows }, state, { client: feed.client, seq, hash }).is !== 'none' ? undefined : stored.row.body;
};

type Found = { readonly client: number; readonly seq: number; readonly body: Uint8Array };

const encode = (found: readonly Found[]): Uint8Array => {
  const writer = new ByteWriter(4096).byte(VERSION).varUint(found.length);
  for (const { client, seq, body } of found) writer.varUint(client).varUint(seq).sized(body);
  return writer.finish();
};

/** Bodies that are held and may be served, in pieces of at most 200 KB. */
export function* bodiesFor(source: Source, wanted: readonly Holes[]): Generator<Uint8Array, void, void> {
  let found: Found[] = [];
  let sizeBytes = 0;
  const feeds = new Map([...source.state.feeds.values()].map((feed) => [feed.root, feed]));
  for (const { feed: root, seqs } of wanted) {
    const feed = feeds.get(root);
    if (feed?.row === undefined || feed.kind !== 'm') continue;
    for (const seq of seqs.slice(0, MOST_HOLES)) {
      const body = seq >= 0 && seq < feed.next ? servedBody(source, placeOf(feed.row, Math.trunc(seq))) : undefined;
      if (!body) continue;
      if (found.length > 0 && sizeBytes + body.length + OVERHEAD_BYTES > MAX_PIECE_BYTES) {
        yield encode(found);
        found = [];
        sizeBytes = 0;
      }
      found.push({ client: feed.client, seq, body });
      sizeBytes += body.length + OVERHEAD_BYTES;
    }
  }
  if (found.length > 0) yield encode(found);
}

/** Parses a piece of bodies and keeps those that fill a hole. Throws `Malformed`, also for a body that is not the one its header names. */
export const readBodies = (rows: Rows, state: CircleState, bytes: Uint8Array): readonly Filled[] => {
  if (bytes.length > MAX_UPDATE_BYTES) throw new Malformed('bodies too long');
  const reader = new ByteReader(bytes);
  if (reader.byte() !== VERSION) return [];
  const filled = new Map<number, Filled>();
  for (let left = reader.varUint(); left > 0; left -= 1) {
    const feed = state.feeds.get(reader.varUint());
    const seq = reader.varUint();
    const body = reader.sized(MAX_BODY_BYTES);
    if (feed?.row === undefined || seq >= MAX_SEQ || rows.isHole.get(state.row, placeOf(feed.row, seq)) === undefined) continue;
    const place = placeOf(feed.row, seq);
    const stored = readStored(state, rows, place);
    if (!stored) continue;
    if (!sameBytes(sha256(body), stored.header.bodyHash)) throw new Malformed('body hash');
    filled.set(place, { stored, body: body.slice() });
  }
  reader.end();
  return [...filled.values()];
};
