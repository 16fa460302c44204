import { must } from '#contract';
import { type Feed, hashAt } from '../gate/feed.ts';
import type { AcceptedEntry, AcceptedSection, Fork, Verdict } from '../gate/gate-state.ts';
import { feedRowOf, placeOf } from '../store/place.ts';
import type { ReadableEntry, ViewSource } from '../views/readable-entry.ts';
import type { ChangedKeys } from '../views/view-engine.ts';
import { toBase64Url } from '../wire/base64-url.ts';
import type { EraseTarget } from '../wire/header.ts';
import type { Deletion, Section } from '../wire/update.ts';
import type { CircleState } from './circle-state.ts';
import { liveEpochs, openEpochs } from './held-epochs.ts';
import { feedByRow, isErased } from './is-erased.ts';
import type { LedgerContext } from './ledger-context.ts';
import { entryIdOf, openEntry, readPlace, readStoredHeader } from './read-entry.ts';

export type Accepted = Extract<Verdict, { blame: undefined }>;
/** What a commit did: the circle after it, the views that changed, and what the live surface has to show. */
export type Committed = {
  readonly state: CircleState;
  readonly changed: ChangedKeys;
  readonly fresh: readonly ReadableEntry[];
  readonly sections: readonly Section[];
  readonly deletions: readonly Deletion[];
};

/** What views read of a circle. */
export const viewSourceOf = ({ rows }: LedgerContext, state: CircleState, fresh: readonly ReadableEntry[]): ViewSource => {
  const atHand = new Map(fresh.map(({ op }) => [op.id, op]));
  return {
    circle: state.id,
    row: state.row,
    read: (place) => {
      const feed = feedByRow(state, feedRowOf(place));
      return feed && readPlace(state, rows, { feed, place });
    },
    headerOf: (id) => {
      const op = atHand.get(id);
      return op ? { id, person: op.person, device: op.device, lamport: op.lamport, seq: op.seq } : readStoredHeader(state, rows, id);
    },
  };
};

/** One transaction in the making. */
class CommitWriter {
  private readonly context: LedgerContext;
  private state: CircleState;
  private readonly freshHeaders = new Map<number, Uint8Array>();
  private readonly fresh: ReadableEntry[] = [];
  private readonly gone: ReadableEntry[] = [];
  private readonly arrived: string[] = [];
  private readonly sections: Section[] = [];
  private readonly deleted = new Map<number, number[]>();

  constructor(context: LedgerContext, state: CircleState) {
    this.context = context;
    this.state = state;
  }

  write(accepted: Accepted, before: CircleState): Committed {
    for (const section of accepted.accept) this.writeFeed(section);
    for (const section of accepted.accept) this.writeEntries(section);
    for (const { entries } of accepted.accept) for (const { header } of entries) for (const target of header.erases) this.erase(target);
    for (const fork of accepted.forks) this.writeFork(fork);
    for (const epoch of this.state.epochs.keys()) if (!before.epochs.has(epoch)) this.readPending(epoch);
    const { context, state, fresh, gone, arrived } = this;
    const source = viewSourceOf(context, state, fresh);
    const changed = fresh.length + gone.length + arrived.length > 0 ? context.engine.absorb(source, { fresh, gone, arrived }) : [];
    return { state, changed, fresh, sections: this.sections, deletions: [...this.deleted].map(([client, clocks]) => ({ client, clocks })) };
  }

  private current(client: number): Feed & { readonly row: number } {
    const feed = this.state.feeds.get(client);
    must(feed?.row !== undefined, 'a feed with entries has a row');
    return { ...feed, row: feed.row };
  }

  /** The feed's new head, and the erasures it announces: before any body, since they may cover bodies of this very commit. */
  private writeFeed({ after, entries }: AcceptedSection): void {
    const { rows } = this.context;
    const { client, kind, device, incarnation, next, head, lamport, heads } = after;
    const row = after.row ?? Number(rows.addFeed.run(this.state.row, client, kind, device, incarnation, head).lastInsertRowid);
    rows.setFeed.run(next, head, lamport, JSON.stringify(heads), row);
    this.state = { ...this.state, feeds: new Map(this.state.feeds).set(client, { ...after, row }) };
    for (const { seq, header, bytes } of entries) {
      if (header.erases.length === 0) continue;
      this.freshHeaders.set(placeOf(row, seq), bytes);
      for (const target of header.erases) rows.addErasure.run(this.state.row, target.client, target.seq, placeOf(row, seq), target.hash);
    }
  }

  private isErased(target: EraseTarget): boolean {
    return isErased({ rows: this.context.rows, fresh: this.freshHeaders }, this.state, target);
  }

  private writeEntries({ after, entries }: AcceptedSection): void {
    const feed = this.current(after.client);
    const from = entries[0]?.seq ?? 0;
    const named = new Set(this.context.rows.erasedSeqs.all(this.state.row, feed.client, from, from + entries.length));
    const written = entries.map((entry) => {
      if (feed.kind === 'm') this.arrived.push(entryIdOf(feed, entry.seq));
      const body = entry.control ? entry.body : this.keptBody(feed, entry, named.has(entry.seq));
      this.context.rows.addEntry.run(placeOf(feed.row, entry.seq), entry.bytes, body);
      if (entry.control) this.writeControl(placeOf(feed.row, entry.seq), entry.control);
      return { header: entry.bytes, body };
    });
    this.sections.push({ client: feed.client, root: feed.root, from, entries: written });
  }

  private writeControl(place: number, { parents, valid }: NonNullable<AcceptedEntry['control']>): void {
    this.context.rows.addControl.run(this.state.row, place, JSON.stringify(parents), valid ? 1 : 0);
  }

  private keptBody(feed: Feed & { readonly row: number }, { seq, hash, header, body, clear }: AcceptedEntry, isNamed: boolean): Uint8Array | null {
    if (body === null || (isNamed && this.isErased({ client: feed.client, seq, hash }))) return null;
    const op = openEntry(this.state, { feed, seq, header, body, clear });
    const place = placeOf(feed.row, seq);
    if (op === 'no-key') this.context.rows.addPending.run(this.state.row, toBase64Url(header.epochId), place);
    else if (op) this.fresh.push({ place, op });
    return body;
  }

  /** Takes away a body that is stored; one that was not yet has been left out by `keptBody`. */
  private erase({ client, seq }: EraseTarget): void {
    const { rows } = this.context;
    const feed = this.state.feeds.get(client);
    if (!feed || feed.row === undefined || feed.kind !== 'm' || seq >= feed.next) return;
    const place = placeOf(feed.row, seq);
    const entry = rows.entry.get(place);
    if (!entry?.body || !this.isErased({ client, seq, hash: hashAt(feed, seq, entry.header) })) return;
    const readable = readPlace(this.state, rows, { feed, place });
    if (readable) this.gone.push(readable);
    rows.dropBody.run(place);
    this.deleted.set(client, [...(this.deleted.get(client) ?? []), seq * 2 + 1]);
  }

  private writeFork({ feed, seq, header }: Fork): void {
    const { row } = this.state.feeds.get(feed.client) ?? feed;
    if (row !== undefined) this.context.rows.setFork.run(seq, header, row, seq);
  }

  /** Bodies that waited for this epoch's key. */
  private readPending(epoch: string): void {
    const { rows } = this.context;
    for (const place of rows.pending.all(this.state.row, epoch)) {
      const feed = feedByRow(this.state, feedRowOf(place));
      const readable = feed && readPlace(this.state, rows, { feed, place });
      if (readable && !this.fresh.some((entry) => entry.place === place)) this.fresh.push(readable);
    }
    rows.clearPending.run(this.state.row, epoch);
  }
}

/** The entry is stored by now: where the disk is too full for this, the next commit or the next start does it. */
const foldLogIn = ({ db, log }: LedgerContext): void => {
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    log.warn('log-not-folded-in');
  }
};

/**
 * Stores what the gate accepted, or what this device wrote, with the views it changes, in one transaction. Durable when it returns.
 * The given state stays as it was: on failure nothing has happened.
 */
export const commit = (context: LedgerContext, state: CircleState, accepted: Accepted): Committed => {
  const { dag, members, feeds } = accepted;
  const epochs = members === state.members ? state.epochs : openEpochs(state.idBytes, state.keys, members);
  const live = members === state.members ? state.live : liveEpochs(members, epochs);
  const next: CircleState = { ...state, dag, members, feeds, epochs, live };
  const committed = context.db.transaction(() => new CommitWriter(context, next).write(accepted, state)).immediate();
  // Erased bodies must not live on in the write-ahead log.
  if (committed.deletions.length > 0 && !context.db.inTransaction) foldLogIn(context);
  return committed;
};
