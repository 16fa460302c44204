import { type CircleId, must } from '#contract';
import { type DeviceKeys, deriveDeviceKeys, personIdOf } from '../crypto/device-keys.ts';
import type { EpochSecrets } from '../crypto/epoch-secrets.ts';
import type { Feed } from '../gate/feed.ts';
import { registerFeeds } from '../gate/register-feeds.ts';
import type { CircleMembers } from '../membership/circle-members.ts';
import { type ControlDag, GrowingDag } from '../membership/control-dag.ts';
import type { JudgedEntry } from '../membership/control-entry.ts';
import { pushTo } from '../membership/push-to.ts';
import { membersAt } from '../membership/resolve-members.ts';
import { decodeVerdict } from '../membership/verdict.ts';
import type { CircleRow, FeedRow, Rows } from '../store/rows.ts';
import { fromBase64Url, toBase64Url } from '../wire/base64-url.ts';
import { readControlOp } from '../wire/control/control-op.ts';
import { readHeader } from '../wire/header.ts';
import { type FeedCut, findCuts } from './feed-cuts.ts';
import { atLastEntry } from './at-last-entry.ts';
import { epochsOf, type HeldEpoch, type HeldRoom } from './held-epochs.ts';

/** One circle in memory: heads, members and keys, never bodies. Replaced as a whole after each commit. */
export type CircleState = {
  readonly row: number;
  /** When this device came in, by its own clock, ms. */
  readonly memberSince: number;
  readonly id: CircleId;
  readonly idBytes: Uint8Array;
  /** Devices whose keys are here: one, but in a local circle all. The first is mine. */
  readonly keys: readonly DeviceKeys[];
  /** Recovery keys that are held at the moment: they open epochs, and nothing here writes with them unasked. */
  readonly others?: readonly DeviceKeys[];
  readonly dag: ControlDag;
  readonly members: CircleMembers;
  readonly feeds: ReadonlyMap<number, Feed>;
  readonly epochs: ReadonlyMap<string, EpochSecrets>;
  /** Epochs to meet under: all that are live and held. */
  readonly live: readonly HeldRoom[];
  /** The one to encrypt under: the first that is live, clean and held. */
  readonly writing: HeldEpoch | undefined;
  /** Message feeds that a cut ends, by clientID. */
  readonly cuts: ReadonlyMap<number, FeedCut>;
};

/** Feeds as their rows and last entries have them, over the empty ones that control entries opened. */
const loadFeeds = (opened: Map<number, Feed>, rows: Rows, stored: readonly FeedRow[]): ReadonlyMap<number, Feed> => {
  for (const row of stored) {
    const feed = opened.get(row.client);
    must(feed?.device === row.device, 'a stored feed was opened by a control entry');
    const heads = JSON.parse(row.heads) as readonly string[];
    const asStored = { ...feed, row: row.id, next: row.next, head: row.head, lamport: row.lamport, heads, forkSeq: row.fork_seq ?? undefined, bodiesFrom: row.bodies_from };
    opened.set(row.client, atLastEntry(rows, asStored));
  }
  return opened;
};

/** Each after everything it cites: rows lie in the order of arrival, feed by feed as each update brought them. */
const inCausalOrder = (entries: readonly JudgedEntry[]): readonly JudgedEntry[] => {
  const ordered = new Map<string, JudgedEntry>();
  const waiting = new Map<string, JudgedEntry[]>();
  for (const first of entries) {
    const todo = [first];
    for (let entry = todo.pop(); entry; entry = todo.pop()) {
      const lacks = entry.parents.find((parent) => !ordered.has(parent));
      if (lacks === undefined) {
        ordered.set(entry.hash, entry);
        todo.push(...(waiting.get(entry.hash) ?? []));
      } else pushTo(waiting, lacks, entry);
    }
  }
  must(ordered.size === entries.length, 'no control entry is stored without what it cites');
  return [...ordered.values()];
};

type StoredControl = { readonly dag: ControlDag; readonly opened: Map<number, Feed> };

/** Control entries, and the feeds they open. */
const loadControl = (rows: Rows, circle: CircleId, { id, feeds }: { readonly id: number; readonly feeds: readonly FeedRow[] }): StoredControl => {
  const dag = new GrowingDag();
  const opened = new Map<number, Feed>();
  const authors = new Map(feeds.map(({ client, device, incarnation }) => [client, { device, incarnation }]));
  const read = rows.controls.all(id).map((stored): JudgedEntry => {
    const author = authors.get(stored.client);
    const op = readControlOp(stored.body);
    const header = readHeader(stored.header);
    must(author && typeof op !== 'string' && header !== 'unknown-version', 'a stored control entry can be read');
    const heads = JSON.parse(stored.heads) as readonly string[];
    const prev = stored.seq > 0 ? toBase64Url(header.prevHash) : undefined;
    const parents = [...new Set(prev === undefined ? heads : [...heads, prev])];
    const { client, seq } = stored;
    return { hash: toBase64Url(stored.hash), parents, prev, heads, ...author, client, seq, lamport: header.lamport, op, ...decodeVerdict(stored.valid) };
  });
  for (const entry of inCausalOrder(read)) {
    const added = dag.add(entry, personIdOf(circle, entry.device));
    if (added.valid) registerFeeds(opened, circle, added);
  }
  return { dag, opened };
};

/** Loads a circle from its rows. Reads feeds' heads and control entries, never messages. */
export const loadCircle = (rows: Rows, masterKey: Uint8Array, row: CircleRow): CircleState => {
  const idBytes = fromBase64Url(row.circle);
  const keys = Array.from({ length: row.devices }, (_, index) => deriveDeviceKeys(masterKey, row.key_salt, index));
  const feedRows = rows.feeds.all(row.id);
  const { dag, opened } = loadControl(rows, row.circle, { id: row.id, feeds: feedRows });
  const members = membersAt(dag, row.circle, [...dag.heads]);
  const feeds = loadFeeds(opened, rows, feedRows);
  const cuts = findCuts(rows, { members, feeds, keys });
  return { row: row.id, memberSince: row.member_since ?? 0, id: row.circle, idBytes, keys, dag, members, feeds, ...epochsOf(idBytes, keys, members), cuts };
};

/** Whether this device is a mailbox: it keeps what it cannot read, and writes nothing. */
export const isMailbox = ({ members, keys }: Pick<CircleState, 'members' | 'keys'>): boolean => members.known.get(keys[0]?.device ?? '')?.use === 'mailbox';

export const feedByRow = (state: CircleState, row: number): Feed | undefined => {
  for (const feed of state.feeds.values()) if (feed.row === row) return feed;
  return undefined;
};

export const feedOf = (state: Pick<CircleState, 'feeds'>, name: { readonly device: string; readonly kind: 'c' | 'm'; readonly incarnation: number }): Feed | undefined => {
  for (const feed of state.feeds.values()) {
    if (feed.device === name.device && feed.kind === name.kind && feed.incarnation === name.incarnation) return feed;
  }
  return undefined;
};

/** Whose boxes can be opened here. */
export const openersOf = ({ keys, others = [] }: Pick<CircleState, 'keys' | 'others'>): readonly DeviceKeys[] => [...keys, ...others];

/** The same with every epoch opened that can be. */
export const withEpochs = (state: CircleState): CircleState => ({ ...state, ...epochsOf(state.idBytes, openersOf(state), state.members) });
