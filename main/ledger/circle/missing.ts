import type { FeedHead, Frontier } from '../circle-ledger.ts';
import { type Feed, hashAt } from '../gate/feed.ts';
import type { ControlEntry } from '../membership/control-entry.ts';
import { fromBase64Url } from '../wire/base64-url.ts';
import { feedRowOf, placeOf, seqOf } from '../store/place.ts';
import type { EntryRow, Rows } from '../store/rows.ts';
import { sameBytes } from '../wire/bytes.ts';
import { isSignedHeader, readHeader } from '../wire/header.ts';
import { encodeUpdate, type Section, type WireEntry } from '../wire/update.ts';
import { type CircleState, feedByRow } from './circle-state.ts';
import { controlLacking } from './control-by-hash.ts';
import { unwantedBy } from './unwanted.ts';
import { eraseStanding, isNamedByErase } from './erase-standing.ts';

const BATCH = 256;
/** What we send in one update. Of what a taker makes of it, most is garbage before its young generation is full; of 200 KB more was carried over, and 80 MB of it lay about. */
const PIECE_BYTES = 100 * 1000;
/** Entries from a split on that show a fork: enough to reach one that is signed by itself. */
const EVIDENCE_ENTRIES = 64;
/** Origins, lengths and clocks of one entry, at most. */
const OVERHEAD_BYTES = 48;
const SECTION_BYTES = 64;
const NOTHING = new Uint8Array(0);

const sizeOf = ({ header, body }: WireEntry): number => header.length + (body?.length ?? 0) + OVERHEAD_BYTES;

/** Collects entries of any feed up to a piece's size, and encodes them feed by feed. */
class Piece {
  sizeBytes = 0;
  private readonly feeds = new Map<number, { feed: Feed; entries: Map<number, WireEntry> }>();

  has(feed: Feed, seq: number): boolean {
    return this.feeds.get(feed.client)?.entries.has(seq) ?? false;
  }

  add(feed: Feed, seq: number, entry: WireEntry): void {
    const held = this.feeds.get(feed.client) ?? { feed, entries: new Map<number, WireEntry>() };
    if (!this.feeds.has(feed.client)) this.sizeBytes += SECTION_BYTES;
    this.feeds.set(feed.client, held);
    const already = held.entries.get(seq);
    // An eraser that went ahead without its body gives way to the whole entry.
    if (already && already.body !== null) return;
    held.entries.set(seq, entry);
    this.sizeBytes += sizeOf(entry) - (already ? sizeOf(already) : 0);
  }

  encode(): Uint8Array {
    const sections: { client: number; root: string; from: number; entries: WireEntry[] }[] = [];
    for (const { feed, entries } of this.feeds.values()) {
      for (const [seq, entry] of [...entries].sort(([a], [b]) => a - b)) {
        const last = sections.at(-1);
        if (last && last.client === feed.client && last.from + last.entries.length === seq) last.entries.push(entry);
        else sections.push({ client: feed.client, root: feed.root, from: seq, entries: [entry] });
      }
    }
    return encodeUpdate(sections satisfies Section[]);
  }
}

type Range = { readonly from: number; readonly until: number };

/** What of a feed a peer is to get. */
const rangeFor = (rows: Rows, feed: Feed, theirs: FeedHead | undefined): Range => {
  if (!theirs || theirs.next <= 0) return { from: 0, until: feed.next };
  const at = theirs.next - 1;
  const header = feed.row === undefined ? undefined : rows.header.get(placeOf(feed.row, at));
  if (header && sameBytes(hashAt(feed, at, header), theirs.head)) return { from: theirs.next, until: feed.next };
  // They may hold another branch. What shows it is the place where it splits; where that is not known, all of the feed.
  if (feed.forkSeq !== undefined) return { from: Math.min(feed.forkSeq, feed.next), until: Math.min(feed.forkSeq + EVIDENCE_ENTRIES, feed.next) };
  return { from: header ? 0 : feed.next, until: feed.next };
};

/** Whose entries are read, and when (ms): what has expired is not sent. */
export type Source = { readonly rows: Rows; readonly state: CircleState; readonly now: number };

/** Writes the pieces of one answer. */
class MissingEntries {
  readonly rows: Rows;
  private readonly state: CircleState;
  private readonly now: number;
  private readonly sentUpTo = new Map<number, number>();
  private readonly until = new Map<number, number>();
  private readonly unsigned = new Set<number>();
  private piece = new Piece();

  constructor({ rows, state, now }: Source, theirs: Frontier) {
    this.rows = rows;
    this.state = state;
    this.now = now;
    const known = new Map(theirs.map((head) => [head.feed, head]));
    const unwanted = unwantedBy(state, theirs);
    for (const feed of state.feeds.values()) {
      if (feed.kind !== 'm') continue;
      const { from, until } = unwanted.has(feed.person) ? { from: feed.next, until: feed.next } : rangeFor(rows, feed, known.get(feed.root));
      this.sentUpTo.set(feed.client, from);
      this.until.set(feed.client, Math.min(until, state.cuts.get(feed.client)?.hiddenFrom ?? until));
    }
  }

  /** Control entries in the order given. Two branches of one feed never share a piece: their places are the same. */
  *control(entries: readonly ControlEntry[]): Generator<Uint8Array, void, void> {
    for (const { client, seq, hash } of entries) {
      const feed = this.state.feeds.get(client);
      const row = this.rows.control.get(this.state.row, fromBase64Url(hash));
      if (!feed || !row) continue;
      if (this.piece.sizeBytes > 0 && (this.piece.has(feed, seq) || this.piece.sizeBytes + sizeOf(row) > PIECE_BYTES)) yield this.flush();
      this.piece.add(feed, seq, row);
    }
    if (this.piece.sizeBytes > 0) yield this.flush();
  }

  *messages(): Generator<Uint8Array, void, void> {
    for (const feed of this.state.feeds.values()) {
      if (feed.kind !== 'm' || feed.row === undefined) continue;
      yield* this.messagesOf(feed, feed.row);
    }
    if (this.piece.sizeBytes > 0) yield this.flush();
  }

  private *messagesOf(feed: Feed, row: number): Generator<Uint8Array, void, void> {
    let waiting: EntryRow[] = [];
    let waitingBytes = 0;
    const until = this.until.get(feed.client) ?? feed.next;
    for (let from = this.sentUpTo.get(feed.client) ?? 0; from < until; from += BATCH) {
      const end = Math.min(from + BATCH, until);
      const batch = this.rows.entries.all(placeOf(row, from), placeOf(row, end), BATCH);
      const erased = new Set(this.rows.erasedSeqs.all(this.state.row, feed.client, from, end));
      for (const stored of batch) {
        const entry = this.served(feed, stored, erased.has(seqOf(stored.place)));
        if (!entry) return this.take(feed, this.signedPart(feed, waiting));
        const extra = sizeOf(entry) + this.erasersOf(feed, entry).reduce((sum, eraser) => sum + sizeOf(eraser.entry) + SECTION_BYTES, 0);
        if (this.piece.sizeBytes + waitingBytes + extra > PIECE_BYTES) {
          waiting = this.takeSigned(feed, waiting);
          waitingBytes = waiting.reduce((sum, kept) => sum + sizeOf(kept), 0);
          if (this.piece.sizeBytes > 0) yield this.flush();
        }
        waiting.push(entry);
        waitingBytes += extra;
      }
    }
    return this.take(feed, until < feed.next ? this.signedPart(feed, waiting) : waiting);
  }

  /** An entry as it may be sent: without a body that was erased or has expired; undefined where one is missing here that others may have. */
  private served(feed: Feed, entry: EntryRow, isNamed: boolean): EntryRow | undefined {
    const header = readHeader(entry.header);
    if (header === 'unknown-version') return undefined;
    const seq = seqOf(entry.place);
    const target = { client: feed.client, seq, hash: isNamed ? hashAt(feed, seq, entry.header) : NOTHING };
    if (entry.body === null) return header.expiresAt !== 0 || (isNamed && isNamedByErase(this, this.state, target)) ? entry : undefined;
    const isExpired = header.expiresAt !== 0 && header.expiresAt <= this.now;
    return isExpired || (isNamed && eraseStanding(this, this.state, target).is !== 'none') ? { ...entry, body: null } : entry;
  }

  /** Puts entries into the piece up to the last that is signed by itself, since a section must end there; returns the rest. */
  private takeSigned(feed: Feed, waiting: readonly EntryRow[]): EntryRow[] {
    const signed = this.signedPart(feed, waiting);
    this.take(feed, signed);
    return waiting.slice(signed.length);
  }

  private signedPart(feed: Feed, waiting: readonly EntryRow[]): readonly EntryRow[] {
    return waiting.slice(0, waiting.findLastIndex((entry) => this.isSigned(feed, entry)) + 1);
  }

  /** Each entry is verified once, however often a piece could end at it: its author may have planted many bad signatures. */
  private isSigned(feed: Feed, { place, header: bytes }: EntryRow): boolean {
    if (this.unsigned.has(place)) return false;
    const header = readHeader(bytes);
    const isSigned = header !== 'unknown-version' && isSignedHeader(hashAt(feed, seqOf(place), bytes), header.signature, feed.deviceKey);
    if (!isSigned) this.unsigned.add(place);
    return isSigned;
  }

  private take(feed: Feed, entries: readonly EntryRow[]): void {
    for (const entry of entries) {
      this.piece.add(feed, seqOf(entry.place), entry);
      this.sentUpTo.set(feed.client, seqOf(entry.place) + 1);
    }
    for (const entry of entries) {
      for (const eraser of this.erasersOf(feed, entry)) if (!this.piece.has(eraser.feed, eraser.seq)) this.piece.add(eraser.feed, eraser.seq, eraser.entry);
    }
  }

  /** Erase headers that explain a missing body and that the peer has not got yet. */
  private erasersOf(feed: Feed, { place, body }: EntryRow): readonly { readonly feed: Feed; readonly seq: number; readonly entry: WireEntry }[] {
    if (body !== null) return [];
    return this.rows.erasures.all(this.state.row, feed.client, seqOf(place)).flatMap((erasure) => {
      if (erasure.kind !== 'erase') return [];
      const by = feedByRow(this.state, feedRowOf(erasure.place));
      const seq = seqOf(erasure.place);
      if (!by || seq < (this.sentUpTo.get(by.client) ?? 0)) return [];
      const header = this.rows.header.get(erasure.place);
      return header ? [{ feed: by, seq, entry: { header, body: null } }] : [];
    });
  }

  /** How far each message feed has come with what was flushed so far. */
  get reached(): ReadonlyMap<number, number> {
    return new Map(this.sentUpTo);
  }

  private flush(): Uint8Array {
    const update = this.piece.encode();
    this.piece = new Piece();
    return update;
  }
}

/** What `theirs` lacks of what is held: control feeds first, in updates of at most 100 KB (or of one entry), read from the rows as they are asked for. */
export function* missingEntries(source: Source, theirs: Frontier): Generator<Uint8Array, void, void> {
  const missing = new MissingEntries(source, theirs);
  yield* missing.control(controlLacking(source.state, theirs));
  yield* missing.messages();
}

/** An update, and how far each message feed has come with it and those before it, by clientID. */
export type Step = { readonly update: Uint8Array; readonly reached: ReadonlyMap<number, number> };

/** These control entries, then the messages that `theirs` lacks. */
export function* missingSteps(source: Source, control: Iterable<ControlEntry>, theirs: Frontier): Generator<Step, void, void> {
  const missing = new MissingEntries(source, theirs);
  for (const update of missing.control([...control])) yield { update, reached: missing.reached };
  for (const update of missing.messages()) yield { update, reached: missing.reached };
}

/** These control entries and nothing else. */
export function* missingControl(source: Source, entries: Iterable<ControlEntry>): Generator<Uint8Array, void, void> {
  yield* new MissingEntries(source, []).control([...entries]);
}
