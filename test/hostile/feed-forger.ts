import { must } from '#contract';
import type { CircleLedger } from '#ledger';
import type { Database } from '#platform';
import { sealBody } from '../../main/ledger/crypto/body-cipher.ts';
import type { DeviceKeys } from '../../main/ledger/crypto/device-keys.ts';
import { sha256 } from '../../main/ledger/crypto/hash.ts';
import { type CircleState, feedOf, loadCircle } from '../../main/ledger/circle/circle-state.ts';
import { type Feed, prefixAt } from '../../main/ledger/gate/feed.ts';
import { prepareRows } from '../../main/ledger/store/rows.ts';
import { fromBase64Url } from '../../main/ledger/wire/base64-url.ts';
import { type EntryKind, type HeaderFields, signHeader } from '../../main/ledger/wire/header.ts';
import { encodeClearOp } from '../../main/ledger/wire/op-body.ts';
import { encodeUpdate, type WireEntry } from '../../main/ledger/wire/update.ts';
import { type Desktop, seededRandom } from '../ledger/desktop.ts';

export const masterKeyOf = (seed: number): Uint8Array => {
  const random = seededRandom(seed);
  random.bytes(32);
  return random.bytes(32);
};

/** Everything a desktop knows of a circle, its keys included: what a changed client could use. `owner`: the desktop's seed, or its master key. */
export const stateOf = (db: Database, owner: number | Uint8Array, circle: CircleLedger): CircleState => {
  const rows = prepareRows(db);
  const row = rows.circles.all().find((stored) => stored.circle === circle.id);
  must(row, 'the circle is here');
  return loadCircle(rows, typeof owner === 'number' ? masterKeyOf(owner) : owner, row);
};

export type Lie = Partial<HeaderFields> & {
  readonly clear?: Uint8Array;
  readonly body?: Uint8Array;
  /** Signs with other keys than the feed's. */
  readonly keys?: DeviceKeys;
  /** Signs for another place. */
  readonly prefix?: Uint8Array;
  readonly signedSeq?: number;
};
export type Forged = WireEntry & { readonly hash: Uint8Array; readonly seq: number };

/** Writes entries of one feed as its author could, with whatever lie is asked for. */
export class Forger {
  readonly state: CircleState;
  readonly feed: Feed;
  private next: number;
  private head: Uint8Array;
  private lamport: number;
  private readonly random = seededRandom(99);

  constructor(desktop: Pick<Desktop, 'db'>, owner: number | Uint8Array, { circle, kind = 'm', incarnation = 0, device = circle.self.device }: { readonly circle: CircleLedger; readonly kind?: 'c' | 'm'; readonly incarnation?: number; readonly device?: string }) {
    this.state = stateOf(desktop.db, owner, circle);
    const feed = feedOf(this.state, { device, kind, incarnation });
    must(feed, 'the feed is registered');
    this.feed = feed;
    this.next = feed.next;
    this.head = feed.head;
    this.lamport = Math.max(...[...this.state.feeds.values()].map(({ lamport }) => lamport));
  }

  /** Goes back to write another entry for a place that is taken. */
  rewindTo(seq: number, head: Uint8Array): void {
    this.next = seq;
    this.head = head;
  }

  get heads(): Uint8Array[] {
    return [...this.state.dag.heads].map(fromBase64Url);
  }

  private sealed(lie: Lie, at: { readonly kind: EntryKind; readonly lamport: number; readonly expiresAt: number; readonly epochId: Uint8Array }): Uint8Array {
    const clear = lie.clear ?? encodeClearOp({ kind: 'note.post', sentAt: 1_800_000_000_000, body: { text: `forged ${this.next}` } });
    if (this.feed.kind === 'c') return clear;
    const place = { circle: this.state.idBytes, client: this.feed.client, seq: this.next, ...at };
    return sealBody(clear, this.state.epochs.get(this.state.live[0]?.id ?? '')?.key ?? new Uint8Array(32), { place, random: this.random });
  }

  entry(lie: Lie = {}): Forged {
    const kind = lie.kind ?? (this.feed.kind === 'c' ? 'control' : 'op');
    const epochId = lie.epochId ?? (kind === 'control' ? new Uint8Array(0) : fromBase64Url(this.state.live[0]?.id ?? ''));
    const lamport = lie.lamport ?? this.lamport + 1;
    const expiresAt = lie.expiresAt ?? 0;
    const body = lie.body ?? this.sealed(lie, { kind, lamport, expiresAt, epochId });
    const fields: HeaderFields = {
      kind,
      prevHash: lie.prevHash ?? this.head,
      epochId,
      lamport,
      bodyHash: lie.bodyHash ?? sha256(body),
      memberHeads: lie.memberHeads ?? this.heads,
      erases: lie.erases ?? [],
      expiresAt,
    };
    const [mine] = this.state.keys;
    must(mine, 'keys');
    const prefix = lie.prefix ?? prefixAt(this.feed, this.next);
    const { bytes, hash } = signHeader(lie.keys ?? mine, { prefix, seq: lie.signedSeq ?? this.next }, fields);
    const forged = { header: bytes, body, hash, seq: this.next };
    this.next += 1;
    this.head = hash;
    this.lamport = lamport;
    return forged;
  }

  update(entries: readonly Forged[], place: { readonly client?: number; readonly root?: string; readonly from?: number } = {}): Uint8Array {
    const { client = this.feed.client, root = this.feed.root, from = entries[0]?.seq ?? 0 } = place;
    return encodeUpdate([{ client, root, from, entries }]);
  }
}
