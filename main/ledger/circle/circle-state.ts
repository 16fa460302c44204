import { type CircleId, must } from '#contract';
import { type DeviceKeys, deriveDeviceKeys } from '../crypto/device-keys.ts';
import type { EpochSecrets } from '../crypto/epoch-secrets.ts';
import { emptyFeed, type Feed, hashAt } from '../gate/feed.ts';
import { registerFeeds } from '../gate/register-feeds.ts';
import { type CircleMembers, NO_MEMBERS, resolveMembers } from '../membership/circle-members.ts';
import { type ControlDag, GrowingDag } from '../membership/control-dag.ts';
import { feedRowOf, seqOf } from '../store/place.ts';
import type { CircleRow, FeedRow, Rows } from '../store/rows.ts';
import { fromBase64Url, toBase64Url } from '../wire/base64-url.ts';
import { readControlOp } from '../wire/control/control-op.ts';
import { type HeldEpoch, liveEpochs, openEpochs } from './held-epochs.ts';

/** One circle in memory: heads, members and keys, never bodies. Replaced as a whole after each commit. */
export type CircleState = {
  readonly row: number;
  readonly id: CircleId;
  readonly idBytes: Uint8Array;
  /** Devices whose keys are here: one, but in a local circle all. The first is mine. */
  readonly keys: readonly DeviceKeys[];
  readonly dag: ControlDag;
  readonly members: CircleMembers;
  readonly feeds: ReadonlyMap<number, Feed>;
  readonly epochs: ReadonlyMap<string, EpochSecrets>;
  /** Epochs to meet under; the first is the one to encrypt under. */
  readonly live: readonly HeldEpoch[];
};

const loadFeed = (members: CircleMembers, circle: CircleId, row: FeedRow): Feed => {
  const owner = members.devices.get(row.device);
  must(owner, 'a stored feed belongs to a device of the circle');
  const name = { circle, device: row.device, kind: row.kind, incarnation: row.incarnation };
  const fresh = emptyFeed(name, { person: owner.person, isFounder: members.founded?.device === row.device });
  const heads = JSON.parse(row.heads) as readonly string[];
  return { ...fresh, row: row.id, next: row.next, head: row.head, lamport: row.lamport, heads, forkSeq: row.fork_seq ?? undefined };
};

const loadDag = (rows: Rows, circle: CircleId, { id, founder, feeds }: { id: number; founder: string; feeds: ReadonlyMap<number, FeedRow> }): ControlDag => {
  const dag = new GrowingDag();
  const hashers = new Map<number, Feed>();
  const lastHash = new Map<number, string>();
  for (const stored of rows.controls.all(id)) {
    const row = feeds.get(feedRowOf(stored.place));
    const op = readControlOp(stored.body);
    must(row && typeof op !== 'string', 'a stored control entry can be read');
    const { device, incarnation, client } = row;
    const feed = hashers.get(client) ?? emptyFeed({ circle, device, kind: 'c', incarnation }, { person: '', isFounder: device === founder });
    hashers.set(client, feed);
    const seq = seqOf(stored.place);
    const hash = toBase64Url(hashAt(feed, seq, stored.header));
    const heads = JSON.parse(stored.heads) as readonly string[];
    const previous = lastHash.get(client);
    dag.add({ hash, parents: [...new Set(previous ? [...heads, previous] : heads)], device, client, incarnation, seq, op, valid: stored.valid === 1 });
    lastHash.set(client, hash);
  }
  return dag;
};

/** Loads a circle from its rows. Reads feeds' heads and control entries, never messages. */
export const loadCircle = (rows: Rows, masterKey: Uint8Array, row: CircleRow): CircleState => {
  const idBytes = fromBase64Url(row.circle);
  const keys = Array.from({ length: row.devices }, (_, index) => deriveDeviceKeys(masterKey, row.key_salt, index));
  const feedRows = rows.feeds.all(row.id);
  // The first control entry to arrive is genesis: nothing is accepted before it.
  const first = rows.controls.get(row.id);
  const founder = feedRows.find(({ id }) => first && id === feedRowOf(first.place))?.device ?? '';
  const dag = loadDag(rows, row.circle, { id: row.id, founder, feeds: new Map(feedRows.map((feed) => [feed.id, feed])) });
  const members = first ? resolveMembers(row.circle, dag.entries.values()) : NO_MEMBERS;
  const stored = feedRows.map((feed) => loadFeed(members, row.circle, feed));
  const feeds = registerFeeds(new Map(stored.map((feed) => [feed.client, feed])), row.circle, members);
  const epochs = openEpochs(idBytes, keys, members);
  return { row: row.id, id: row.circle, idBytes, keys, dag, members, feeds, epochs, live: liveEpochs(members, epochs) };
};

export const feedOf = (state: CircleState, name: { readonly device: string; readonly kind: 'c' | 'm'; readonly incarnation: number }): Feed | undefined => {
  for (const feed of state.feeds.values()) {
    if (feed.device === name.device && feed.kind === name.kind && feed.incarnation === name.incarnation) return feed;
  }
  return undefined;
};
