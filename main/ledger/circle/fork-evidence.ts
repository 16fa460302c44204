import type { ForkEvidence } from '../circle-ledger.ts';
import { type Feed, hashAt } from '../gate/feed.ts';
import type { Rows } from '../store/rows.ts';
import { fromBase64Url, toBase64Url } from '../wire/base64-url.ts';
import type { OpOf } from '../wire/control/control-op.ts';
import { isSignedHeader, readHeader } from '../wire/header.ts';
import { placeOf } from '../store/place.ts';
import type { CircleState } from './circle-state.ts';
import { signedEnd } from './feed-ends.ts';

const ZERO_HEAD = toBase64Url(new Uint8Array(32));

const heldHeader = (rows: Rows, state: CircleState, { feed, seq }: { readonly feed: Feed; readonly seq: number }): Uint8Array | undefined => {
  if (feed.kind === 'm') return feed.row === undefined ? undefined : rows.header.get(placeOf(feed.row, seq));
  for (let hash: string | undefined = toBase64Url(feed.head); hash !== undefined; ) {
    const entry = state.dag.entries.get(hash);
    if (entry?.seq === seq) return rows.control.get(state.row, fromBase64Url(hash))?.header;
    hash = entry?.prev;
  }
  return undefined;
};

export const forkEvidence = (rows: Rows, state: CircleState, feed: Feed): ForkEvidence | undefined => {
  if (feed.forkSeq === undefined || feed.row === undefined) return undefined;
  const [one, other] = [heldHeader(rows, state, { feed, seq: feed.forkSeq }), rows.forkHeader.get(feed.row)];
  return one && other ? { feed: feed.root, seq: feed.forkSeq, headers: [one, other] } : undefined;
};

const isSigned = (feed: Feed, seq: number, bytes: Uint8Array): boolean => {
  const header = readHeader(bytes);
  return header !== 'unknown-version' && isSignedHeader(hashAt(feed, seq, bytes), header.signature, feed.deviceKey);
};

/** The messages that stay: of a split message feed what both branches share, which everybody holds alike. */
const keptOf = (rows: Rows, state: CircleState, feed: Feed): { readonly next: number; readonly head: string } => {
  const messages = feed.kind === 'm' ? feed : [...state.feeds.values()].find(({ device, kind, incarnation }) => device === feed.device && kind === 'm' && incarnation === feed.incarnation);
  const end = messages && signedEnd(rows, messages, Math.min(messages.next, messages.forkSeq ?? messages.next));
  return end ?? { next: 0, head: ZERO_HEAD };
};

/** Undefined where one of the two headers is not signed by itself, so that it proves nothing to others. */
export const proveFork = (rows: Rows, state: CircleState, feed: Feed): OpOf<'fork.proof'> | undefined => {
  const evidence = forkEvidence(rows, state, feed);
  if (!evidence?.headers.every((header) => isSigned(feed, evidence.seq, header))) return undefined;
  const { device, kind, incarnation } = feed;
  const [h1, h2] = evidence.headers.map(toBase64Url);
  return { kind: 'fork.proof', device, feed: kind, incarnation, seq: evidence.seq, h1: h1 ?? '', h2: h2 ?? '', keep: keptOf(rows, state, feed) };
};
