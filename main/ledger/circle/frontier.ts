import type { PersonId } from '#contract';
import type { FeedHead, Frontier } from '../circle-ledger.ts';
import { type Feed, hashAt } from '../gate/feed.ts';
import { placeOf } from '../store/place.ts';
import type { Rows } from '../store/rows.ts';
import { toBase64Url } from '../wire/base64-url.ts';
import { sameBytes } from '../wire/bytes.ts';
import { MAX_SEQ } from '../wire/limits.ts';
import type { CircleState } from './circle-state.ts';
import { tipsOf } from './control-by-hash.ts';

const ZERO = new Uint8Array(32);
/** Heads and marks in one frontier; together as many as a message holds. */
const [MOST_HEADS, MOST_MARKS] = [768, 256];

/** A message feed as it counts: up to where a cut ends it. */
const messageHead = (rows: Rows, state: CircleState, feed: Feed): Omit<FeedHead, 'feed'> | undefined => {
  const next = Math.min(feed.next, state.cuts.get(feed.client)?.hiddenFrom ?? feed.next);
  const bodiesFrom = Math.min(feed.bodiesFrom, next);
  if (next === feed.next) return { next, head: feed.head, bodiesFrom };
  const header = next === 0 || feed.row === undefined ? undefined : rows.header.get(placeOf(feed.row, next - 1));
  return header && { next, head: hashAt(feed, next - 1, header), bodiesFrom };
};

const headsOf = (rows: Rows, state: CircleState, feed: Feed): readonly Omit<FeedHead, 'feed'>[] => {
  if (feed.kind === 'c') return tipsOf(state, feed).map((tip) => ({ ...tip, bodiesFrom: 0 }));
  const head = messageHead(rows, state, feed);
  return head ? [head] : [];
};

/** A frontier has to fit into one message, so somebody with more devices or branches than an equal share shows only the latest of them. */
const fitting = (heads: readonly { readonly person: PersonId; readonly head: FeedHead }[]): readonly FeedHead[] => {
  if (heads.length <= MOST_HEADS) return heads.map(({ head }) => head);
  const byPerson = [...Map.groupBy(heads, ({ person }) => person).values()];
  const share = Math.max(1, Math.floor(MOST_HEADS / byPerson.length));
  return byPerson.flatMap((own) => own.slice(-share).map(({ head }) => head)).slice(0, MOST_HEADS);
};

/** How far each feed is held, sorted. */
export const frontierOf = (rows: Rows, state: CircleState): Frontier => {
  const heads = [...state.feeds.values()]
    .filter(({ next }) => next > 0)
    .flatMap((feed) => headsOf(rows, state, feed).map((head) => ({ person: feed.person, head: { feed: feed.root, ...head } })));
  return [...fitting(heads)].sort((a, b) => (a.feed < b.feed ? -1 : a.feed > b.feed ? 1 : Buffer.compare(a.head, b.head)));
};

/** The same for a pull: feeds that are to be left alone are marked as if they were held whole. Of control feeds what is really held stays beside. */
export const frontierWithout = (frontier: Frontier, paused: readonly Feed[]): Frontier => {
  const roots = new Set(paused.flatMap(({ kind, root }) => (kind === 'm' ? [root] : [])));
  const marks = paused.slice(0, MOST_MARKS).map(({ root }) => ({ feed: root, next: MAX_SEQ, head: ZERO, bodiesFrom: 0 }));
  return [...frontier.filter(({ feed }) => !roots.has(feed)), ...marks];
};

const lacksMessages = (state: CircleState, feed: Feed, { next, head, bodiesFrom }: FeedHead): boolean => {
  if (bodiesFrom > feed.next) return false;
  const until = Math.min(next, state.cuts.get(feed.client)?.wantedUntil ?? next);
  if (feed.forkSeq !== undefined) return false;
  // Another head at the same place is a fork that is not known here yet: its evidence is worth a question.
  return feed.next < until || (feed.next === next && !state.cuts.has(feed.client) && !sameBytes(head, feed.head));
};

/** Whether a peer that shows these heads has something that is lacking here and would be taken. `paused`: feeds that are to be left alone, by clientID. */
export const lacksOf = (state: CircleState, theirs: Frontier, paused: ReadonlySet<number>): boolean => {
  const feeds = new Map([...state.feeds.values()].map((feed) => [feed.root, feed]));
  return theirs.some((head) => {
    const feed = feeds.get(head.feed);
    if (!(head.next > 0) || head.next > MAX_SEQ) return false;
    if (!feed) return head.feed.startsWith('c:');
    if (paused.has(feed.client)) return false;
    return feed.kind === 'c' ? !state.dag.entries.has(toBase64Url(head.head)) : lacksMessages(state, feed, head);
  });
};
