import { must } from '#contract';
import type { Feed } from '../gate/feed.ts';
import type { AcceptedEntry, AcceptedSection, Fork } from '../gate/gate-state.ts';
import type { ControlEntry } from '../membership/control-entry.ts';
import { encodeVerdict } from '../membership/verdict.ts';
import { feedRowOf, placeOf, seqOf } from '../store/place.ts';
import type { EntryRow, WireControl } from '../store/rows.ts';
import type { ReadableEntry } from '../views/readable-entry.ts';
import { toBase64Url } from '../wire/base64-url.ts';
import type { Header } from '../wire/header.ts';
import { BODY_KEPT_MS } from '../wire/limits.ts';
import type { Section } from '../wire/update.ts';
import { type CircleState, feedByRow, isMailbox } from './circle-state.ts';
import { type Accepted, type Committed, viewSourceOf } from './committed.ts';
import { type FeedCut, findCuts } from './feed-cuts.ts';
import { isToldByLastEntry } from './at-last-entry.ts';
import { type Erasures, type EraseStanding, eraseStanding, isStruckErase } from './erase-standing.ts';
import { isHidden } from './hidden-from.ts';
import type { LedgerContext } from './ledger-context.ts';
import { entryIdOf, openEntry, readPlace } from './read-entry.ts';
import { readStored, type Stored } from './read-stored.ts';

type Cuts = ReadonlyMap<number, FeedCut>;
/** Who repeats a call does so within minutes, or when the app is opened again. */
const CALLS_KEPT_MS = 30 * 86_400_000;
const MOST_CALLS = 2_000;
const NOTHING: EraseStanding = { is: 'none' };

/** One transaction in the making: entries are written, then whatever they change of older ones is settled, then the views follow. */
export class CommitWriter {
  private readonly context: LedgerContext;
  private state: CircleState;
  private readonly now: number;
  private readonly freshHeaders = new Map<number, Uint8Array>();
  private readonly fresh = new Map<number, ReadableEntry>();
  private readonly gone = new Map<number, ReadableEntry>();
  private readonly arrived = new Set<string>();
  private readonly sections: Section[] = [];
  private readonly deleted = new Map<number, number[]>();

  constructor(context: LedgerContext, state: CircleState) {
    this.context = context;
    this.state = state;
    this.now = context.clock.now();
  }

  /** Writes what the gate accepted. `before`: the circle as it was. */
  write(accepted: Accepted, before: CircleState): void {
    for (const section of accepted.accept) this.writeFeed(section);
    const early = this.cutAnew(before);
    for (const section of accepted.accept) this.writeEntries(section);
    for (const { feed, entry } of accepted.branches) this.writeControl(feed, entry);
    for (const section of accepted.accept) for (const { header } of section.entries) this.settleNamed(header);
    for (const fork of accepted.forks) this.writeFork(fork);
    for (const epoch of this.state.epochs.keys()) if (!before.epochs.has(epoch)) this.readPending(epoch);
    this.cutAnew(before);
    for (const client of new Set([...before.cuts.keys(), ...this.state.cuts.keys()])) this.settleCut(client, [before.cuts, early, this.state.cuts]);
    if (before.members !== this.state.members) this.settleDemotions(before);
    if (accepted.call !== undefined) this.noteCall(accepted.call);
  }

  /** In the same transaction as the entry: so a call that is repeated after a crash is known exactly when it was done. */
  private noteCall(call: string): void {
    const [written] = this.fresh.values();
    must(written, 'a call writes an entry that can be read');
    const { rows } = this.context;
    rows.dropCallsBefore.run(this.now - CALLS_KEPT_MS);
    rows.dropCallsBeyond.run(MOST_CALLS);
    rows.noteCall.run(this.state.row, call, written.op.id, this.now);
  }

  /** Which feeds end, by the members as they are now and by the entries that are here. Without a cut anywhere there is nothing to find out. */
  private cutAnew(before: CircleState): Cuts {
    const { members, cuts } = this.state;
    if (members === before.members && cuts.size === 0) return cuts;
    const found = findCuts(this.context.rows, this.state);
    this.state = { ...this.state, cuts: found };
    return found;
  }

  /** Hides what lies past a new cut, and shows again what lay past one that has moved or turned out void. */
  private settleCut(client: number, states: readonly Cuts[]): void {
    const feed = this.state.feeds.get(client);
    if (feed?.row === undefined) return;
    const places = states.map((cuts) => Math.min(feed.next, cuts.get(client)?.hiddenFrom ?? feed.next));
    const [from, until] = [Math.min(...places), Math.max(...places)];
    const hiddenFrom = this.state.cuts.get(client)?.hiddenFrom;
    if (states[0]?.get(client)?.hiddenFrom !== hiddenFrom) this.context.rows.setHidden.run(hiddenFrom ?? null, hiddenFrom === undefined ? null : this.now, feed.row);
    for (let seq = from; seq < until; seq += 1) {
      this.arrived.add(entryIdOf(feed, seq));
      this.settle(placeOf(feed.row, seq));
    }
    if (from < until) this.settleErasedBy(placeOf(feed.row, from), placeOf(feed.row, until));
  }

  /** A demotion, or the end of one, takes or gives erases their right. */
  private settleDemotions(before: CircleState): void {
    const [old, now] = [before.members.demotions, this.state.members.demotions];
    for (const person of new Set([...old.keys(), ...now.keys()])) {
      const hashes = (entries: readonly ControlEntry[] = []): string => entries.map(({ hash }) => hash).sort().join();
      if (hashes(old.get(person)) === hashes(now.get(person))) continue;
      for (const feed of this.state.feeds.values()) {
        if (feed.person !== person || feed.kind !== 'm' || feed.row === undefined) continue;
        for (const place of this.context.rows.erasers.all(placeOf(feed.row, 0), placeOf(feed.row, feed.next))) {
          this.settle(place);
          this.settleErasedBy(place, place + 1);
        }
      }
    }
  }

  finish(): Committed {
    const { context, state } = this;
    const fresh = [...this.fresh.values()];
    const gone = [...this.gone.values()];
    const isChanged = fresh.length + gone.length + this.arrived.size > 0;
    const changed = isChanged ? context.engine.absorb(viewSourceOf(context, state, fresh), { fresh, gone, arrived: [...this.arrived] }) : [];
    return { state, changed, fresh, sections: this.sections, deletions: [...this.deleted].map(([client, clocks]) => ({ client, clocks })) };
  }

  private current(client: number): Feed & { readonly row: number } {
    const feed = this.state.feeds.get(client);
    must(feed?.row !== undefined, 'a feed with entries has a row');
    return { ...feed, row: feed.row };
  }

  private get erasures(): Erasures {
    return { rows: this.context.rows, fresh: this.freshHeaders };
  }

  /** The feed's new head, and the erasures it announces: before any body, since they may cover bodies of this very commit. */
  private writeFeed({ after, entries }: AcceptedSection): void {
    const { rows } = this.context;
    const { client, kind, device, incarnation, next, head, lamport, heads } = after;
    const row = after.row ?? Number(rows.addFeed.run(this.state.row, client, kind, device, incarnation, head).lastInsertRowid);
    if (!isToldByLastEntry(after, entries)) rows.setFeed.run(next, head, lamport, JSON.stringify(heads), row);
    this.state = { ...this.state, feeds: new Map(this.state.feeds).set(client, { ...after, row }) };
    for (const { seq, header, bytes } of entries) {
      if (header.erases.length === 0) continue;
      const place = placeOf(row, seq);
      this.freshHeaders.set(place, bytes);
      for (const target of header.erases) rows.addErasure.run(this.state.row, target.client, target.seq, place, target.hash, header.kind, this.now);
    }
  }

  private writeEntries({ after, entries }: AcceptedSection): void {
    const feed = this.current(after.client);
    const from = entries[0]?.seq ?? 0;
    // An erase names hashes: nobody knew that of an entry which was made here a moment ago.
    const isOwn = entries.every(({ clear }) => clear !== undefined);
    const named = feed.kind === 'm' && !isOwn ? new Set(this.context.rows.erasedSeqs.all(this.state.row, feed.client, from, from + entries.length)) : undefined;
    const written = entries.map((entry) => {
      if (feed.kind === 'c') return this.writeControl(feed, entry);
      this.arrived.add(entryIdOf(feed, entry.seq));
      const body = this.keptBody(feed, entry, named?.has(entry.seq) ?? false);
      this.context.rows.addEntry.run(placeOf(feed.row, entry.seq), entry.bytes, body);
      return { header: entry.bytes, body };
    });
    this.sections.push({ client: feed.client, root: feed.root, from, entries: written });
  }

  private writeControl({ client }: Feed, { seq, hash, bytes, body, control }: AcceptedEntry): WireControl {
    must(control && body, 'a control entry has its op and its body');
    this.context.rows.addControl.run(this.state.row, hash, client, seq, bytes, body, JSON.stringify(control.heads), encodeVerdict(control), this.now);
    return { header: bytes, body };
  }

  private keptBody(feed: Feed & { readonly row: number }, entry: AcceptedEntry, isNamed: boolean): Uint8Array | null {
    const { seq, hash, header, body, clear } = entry;
    const { rows } = this.context;
    const place = placeOf(feed.row, seq);
    const standing = isNamed ? eraseStanding(this.erasures, this.state, { client: feed.client, seq, hash }) : NOTHING;
    const isExpired = this.isExpired(header);
    if (body === null || standing.is === 'gone' || isExpired) {
      if (standing.is === 'none' && !isExpired) rows.addHole.run(this.state.row, place);
      return null;
    }
    this.noteDue(place, header, standing);
    if (isMailbox(this.state)) {
      rows.keep.run(this.state.row, place, this.now, body.length);
      return body;
    }
    if (standing.is !== 'none' || isStruckErase(this.erasures, this.state, { feed, seq, header, hash })) return body;
    const op = openEntry(this.state, { feed, seq, header, body, clear });
    if (op === 'no-key') rows.addPending.run(this.state.row, toBase64Url(header.epochId), place);
    else if (op && !isHidden(this.state, feed, seq)) this.fresh.set(place, { place, op, isChecked: clear !== undefined });
    return body;
  }

  private isExpired({ expiresAt }: Header): boolean {
    return expiresAt !== 0 && expiresAt <= this.now;
  }

  /** When the body of an entry is to go, as far as that is known now. */
  private noteDue(place: number, { expiresAt }: Header, standing: EraseStanding): void {
    if (expiresAt !== 0) this.context.rows.addDue.run(this.state.row, expiresAt, place);
    if (standing.is === 'hidden') this.context.rows.addDue.run(this.state.row, standing.since + BODY_KEPT_MS, place);
  }

  /** Looks again at what an erase names, or at what the erases name that an undo takes back. */
  private settleNamed({ kind, erases }: Header): void {
    for (const { client, seq } of erases) {
      const feed = this.state.feeds.get(client);
      if (!feed || feed.row === undefined || feed.kind !== 'm' || seq >= feed.next) continue;
      const place = placeOf(feed.row, seq);
      this.settle(place);
      if (kind === 'undo') this.settleErasedBy(place, place + 1);
    }
  }

  private settleErasedBy(from: number, until: number): void {
    for (const { client, seq } of this.context.rows.erasedBy.all(this.state.row, from, until)) {
      const feed = this.state.feeds.get(client);
      if (feed?.row !== undefined && feed.kind === 'm' && seq < feed.next) this.settle(placeOf(feed.row, seq));
    }
  }

  /** Brings one stored entry in line with what stands: shown or not, its body kept, dropped, due or missed. */
  private settle(place: number): void {
    const stored = readStored(this.state, this.context.rows, place);
    if (!stored) return;
    const { feed, seq, header, hash } = stored;
    const standing = eraseStanding(this.erasures, this.state, { client: feed.client, seq, hash });
    const isWanted = seq >= feed.bodiesFrom && standing.is === 'none' && !this.isExpired(header) && !isHidden(this.state, feed, seq);
    const isShown = isWanted && !isStruckErase(this.erasures, this.state, stored);
    const readable = readPlace(this.state, this.context.rows, { feed, place });
    if (readable && isShown) this.show(readable);
    else if (readable) this.hide(readable);
    this.noteDue(place, header, standing);
    if (standing.is === 'gone') this.drop(stored);
    this.noteHole(stored.row, isWanted);
  }

  private noteHole({ place, body }: EntryRow, isWanted: boolean): void {
    const { rows } = this.context;
    if (body === null && isWanted) rows.addHole.run(this.state.row, place);
    else rows.fillHole.run(this.state.row, place);
  }

  private show(readable: ReadableEntry): void {
    this.gone.delete(readable.place);
    this.fresh.set(readable.place, readable);
  }

  private hide(readable: ReadableEntry): void {
    this.fresh.delete(readable.place);
    this.gone.set(readable.place, readable);
  }

  /** Takes a stored body out of the rows and the live document. Whoever showed it has hidden it before. */
  private drop({ feed, seq, row }: Stored): void {
    if (row.body === null) return;
    this.context.rows.setBody.run(null, row.place);
    this.context.rows.unkeep.run(this.state.row, row.place);
    this.deleted.set(feed.client, [...(this.deleted.get(feed.client) ?? []), seq * 2 + 1]);
  }

  /** What an entry's time, or that of an erase over it, has come for. */
  settleDue(): void {
    const { rows } = this.context;
    for (const { due_at: dueAt, place } of rows.due.all(this.state.row, this.now)) {
      rows.clearDue.run(this.state.row, dueAt, place);
      const stored = readStored(this.state, rows, place);
      if (!stored) continue;
      const { feed, seq, header, hash } = stored;
      const standing = eraseStanding(this.erasures, this.state, { client: feed.client, seq, hash });
      const isOver = standing.is !== 'none' && standing.since + BODY_KEPT_MS <= this.now;
      if (!isOver && !this.isExpired(header)) continue;
      const readable = readPlace(this.state, rows, { feed, place });
      if (readable) this.hide(readable);
      this.drop(stored);
      rows.fillHole.run(this.state.row, place);
    }
  }

  /** Drops the bodies that have lain past a cut for long enough. One's own stay: the removal may turn out void. */
  dropPastCuts(): void {
    const mine = new Set(this.state.keys.map(({ device }) => device));
    for (const { id, client, hidden_from: from } of this.context.rows.hiddenSince.all(this.state.row, this.now - BODY_KEPT_MS)) {
      const feed = this.state.feeds.get(client);
      if (!feed || mine.has(feed.device)) continue;
      for (let seq = from; seq < feed.next; seq += 1) {
        const stored = readStored(this.state, this.context.rows, placeOf(id, seq));
        if (stored) this.drop(stored);
      }
      this.context.rows.setDropped.run(from, id);
    }
  }

  /** Drops bodies that there is no room for, whole beginnings of feeds, so that one number says what is gone. */
  forget(places: readonly number[]): void {
    const { rows } = this.context;
    for (const place of places) {
      const feed = feedByRow(this.state, feedRowOf(place));
      const from = seqOf(place) + 1;
      if (feed?.row === undefined || from <= feed.bodiesFrom) continue;
      rows.setBodiesFrom.run(from, feed.row);
      this.state = { ...this.state, feeds: new Map(this.state.feeds).set(feed.client, { ...feed, bodiesFrom: from }) };
      for (const kept of rows.keptBelow.all(this.state.row, placeOf(feed.row, 0), placeOf(feed.row, from))) this.settleForgotten(kept);
    }
  }

  private settleForgotten(place: number): void {
    const stored = readStored(this.state, this.context.rows, place);
    if (!stored) return;
    this.drop(stored);
    this.context.rows.fillHole.run(this.state.row, place);
  }

  /** Puts a body back that was missing. It must be the very one its header names. */
  fill(stored: Stored, body: Uint8Array): void {
    const { row } = stored;
    this.context.rows.setBody.run(body, row.place);
    if (isMailbox(this.state)) this.context.rows.keep.run(this.state.row, row.place, this.now, body.length);
    const op = openEntry(this.state, { feed: stored.feed, seq: stored.seq, header: stored.header, body });
    if (op === 'no-key' && !isMailbox(this.state)) this.context.rows.addPending.run(this.state.row, toBase64Url(stored.header.epochId), row.place);
    this.settle(row.place);
  }

  private writeFork({ feed, seq, header }: Fork): void {
    const { row } = this.state.feeds.get(feed.client) ?? feed;
    if (row !== undefined) this.context.rows.setFork.run(seq, header, row, seq);
  }

  /** Bodies that waited for this epoch's key. */
  private readPending(epoch: string): void {
    const { rows } = this.context;
    for (const place of rows.pending.all(this.state.row, epoch)) if (!this.fresh.has(place)) this.settle(place);
    rows.clearPending.run(this.state.row, epoch);
  }
}
