import type { Frontier } from '../circle-ledger.ts';
import type { Feed } from '../gate/feed.ts';
import { pastOf } from '../membership/control-dag.ts';
import type { ControlEntry } from '../membership/control-entry.ts';
import { fromBase64Url, toBase64Url } from '../wire/base64-url.ts';
import type { CircleState } from './circle-state.ts';
import { isMark, unwantedBy } from './unwanted.ts';

/** The last entries of a control feed: one, or one a branch where its author signed two entries for one place. */
export const tipsOf = (state: CircleState, feed: Feed): readonly { readonly next: number; readonly head: Uint8Array }[] => {
  if (feed.forkSeq === undefined) return [{ next: feed.next, head: feed.head }];
  const own = [...state.dag.entries.values()].filter(({ client }) => client === feed.client);
  const followed = new Set(own.map(({ prev }) => prev));
  return own.filter(({ hash }) => !followed.has(hash)).map(({ seq, hash }) => ({ next: seq + 1, head: fromBase64Url(hash) }));
};

/**
 * The control entries that somebody holds who shows these heads: all that they cite. Where a feed of theirs is longer than ours and was
 * never split here, they are taken to hold our part of it; were it another branch, they will ask again once they have seen ours.
 */
export const heldByShowing = (state: CircleState, theirs: Frontier): ReadonlySet<string> => {
  const feeds = new Map([...state.feeds.values()].map((feed) => [feed.root, feed]));
  const roots: string[] = [];
  for (const { feed: root, next, head } of theirs.filter((shown) => !isMark(shown))) {
    const feed = feeds.get(root);
    if (feed?.kind !== 'c' || !(next > 0)) continue;
    const hash = toBase64Url(head);
    if (state.dag.entries.has(hash)) roots.push(hash);
    else if (next > feed.next && feed.next > 0 && feed.forkSeq === undefined) roots.push(toBase64Url(feed.head));
  }
  return new Set(pastOf(state.dag, roots).map(({ hash }) => hash));
};

/** What words of people who are wanted build on: their control entries among `lacking`, and whatever their messages had seen. */
const causesAmong = (state: CircleState, lacking: readonly ControlEntry[], isWanted: (feed: Feed) => boolean): ReadonlySet<string> => {
  const wanted = [...state.feeds.values()].filter(isWanted);
  const clients = new Set(wanted.map(({ client }) => client));
  const roots = [...lacking.flatMap(({ client, hash }) => (clients.has(client) ? [hash] : [])), ...wanted.flatMap(({ heads }) => heads)];
  return new Set(pastOf(state.dag, roots).map(({ hash }) => hash));
};

/**
 * Control entries that `theirs` lacks, in the order of their arrival: whatever one cites comes before it. Of people whose flood they do not
 * want only what others' words build on.
 */
export const controlLacking = (state: CircleState, theirs: Frontier): readonly ControlEntry[] => {
  const held = heldByShowing(state, theirs);
  const lacking = [...state.dag.entries.values()].filter(({ hash }) => !held.has(hash));
  const unwanted = unwantedBy(state, theirs);
  if (unwanted.size === 0) return lacking;
  const causes = causesAmong(state, lacking, ({ person }) => !unwanted.has(person));
  return lacking.filter(({ hash }) => causes.has(hash));
};
