import type { Database } from '#platform';
import { MAX_SEQ } from '../wire/limits.ts';
import type { WireEntry } from '../wire/update.ts';

export type CircleRow = {
  readonly id: number;
  readonly circle: string;
  readonly state: 'member' | 'joining' | 'adding' | 'returning';
  readonly key_salt: Uint8Array;
  /** How many devices of this circle have their keys here. */
  readonly devices: number;
  /** While joining the invite, while returning the kit; as JSON. */
  readonly invite: string | null;
  /** Our clock when this device came in, ms. */
  readonly member_since: number | null;
  /** Of new keys, while one who was removed or left waits to come in again. */
  readonly next_salt: Uint8Array | null;
};
export type FeedRow = {
  readonly id: number;
  readonly circle: number;
  readonly client: number;
  readonly kind: 'c' | 'm';
  readonly device: string;
  readonly incarnation: number;
  readonly next: number;
  readonly head: Uint8Array;
  readonly lamport: number;
  readonly heads: string;
  readonly fork_seq: number | null;
  readonly bodies_from: number;
};
export type ControlRow = WireControl & { readonly client: number; readonly seq: number; readonly hash: Uint8Array; readonly heads: string; readonly valid: number; readonly seen_at: number };
export type WireControl = { readonly header: Uint8Array; readonly body: Uint8Array };
/** A place that an erase, or an undo of one, names: `place` is where it stands itself, `hash` what it names. */
export type ErasureRow = { readonly place: number; readonly hash: Uint8Array; readonly kind: 'erase' | 'undo'; readonly seen_at: number };
export type ErasedPlace = { readonly client: number; readonly seq: number };
/** What was taken in of a feed since a time (ms). */
export type IntakeRow = { readonly since: number; readonly entries: number; readonly bytes: number };
export type EntryRow = { readonly place: number } & WireEntry;

const prepareCircles = (db: Database) => ({
  circles: db.prepare<[], CircleRow>('SELECT * FROM ledger_circle ORDER BY id'),
  addCircle: db.prepare<[string, string, Uint8Array, number, string | null, number | null]>(
    'INSERT INTO ledger_circle (circle, state, key_salt, devices, invite, member_since) VALUES (?, ?, ?, ?, ?, ?)',
  ),
  becomeMember: db.prepare<[Uint8Array, number, number]>(
    "UPDATE ledger_circle SET state = 'member', invite = NULL, next_salt = NULL, key_salt = ?, devices = 1, member_since = ? WHERE id = ?",
  ),
  askAgain: db.prepare<[string | null, Uint8Array | null, number]>('UPDATE ledger_circle SET invite = ?, next_salt = ? WHERE id = ?'),
  /** A returning circle: its keys are those it always had. */
  cameBack: db.prepare<[number]>("UPDATE ledger_circle SET state = 'member', invite = NULL WHERE id = ?"),
  /** Which entry an own call wrote, by the id that the caller gave it. */
  doneBy: db.prepare<[number, string], string>('SELECT entry FROM ledger_call WHERE circle = ? AND call = ?').pluck(),
  noteCall: db.prepare<[number, string, string, number]>('INSERT INTO ledger_call (circle, call, entry, at) VALUES (?, ?, ?, ?)'),
  dropCallsBefore: db.prepare<[number]>('DELETE FROM ledger_call WHERE at < ?'),
  dropCallsBeyond: db.prepare<[number]>('DELETE FROM ledger_call WHERE (circle, call) IN (SELECT circle, call FROM ledger_call ORDER BY at DESC LIMIT -1 OFFSET ?)'),
  removeCircle: db.prepare<[number]>('DELETE FROM ledger_circle WHERE id = ?'),
  decline: db.prepare<[number, string]>('INSERT OR IGNORE INTO ledger_declined (circle, device) VALUES (?, ?)'),
  undecline: db.prepare<[number, string]>('DELETE FROM ledger_declined WHERE circle = ? AND device = ?'),
  declined: db.prepare<[number], string>('SELECT device FROM ledger_declined WHERE circle = ?').pluck(),
});

const prepareFeeds = (db: Database) => ({
  feeds: db.prepare<[number], FeedRow>('SELECT * FROM ledger_feed WHERE circle = ?'),
  addFeed: db.prepare<[number, number, string, string, number, Uint8Array]>(
    "INSERT INTO ledger_feed (circle, client, kind, device, incarnation, next, head, lamport, heads) VALUES (?, ?, ?, ?, ?, 0, ?, 0, '[]')",
  ),
  setFeed: db.prepare<[number, Uint8Array, number, string, number]>('UPDATE ledger_feed SET next = ?, head = ?, lamport = ?, heads = ? WHERE id = ?'),
  setHidden: db.prepare<[number | null, number | null, number]>('UPDATE ledger_feed SET hidden_from = ?, hidden_since = ?, dropped_from = NULL WHERE id = ?'),
  setBodiesFrom: db.prepare<[number, number]>('UPDATE ledger_feed SET bodies_from = ? WHERE id = ?'),
  setDropped: db.prepare<[number, number]>('UPDATE ledger_feed SET dropped_from = ? WHERE id = ?'),
  hiddenSince: db.prepare<[number, number], { readonly id: number; readonly client: number; readonly hidden_from: number }>(
    'SELECT id, client, hidden_from FROM ledger_feed WHERE circle = ? AND hidden_since <= ? AND dropped_from IS NULL',
  ),
  /** The lowest split shows most. */
  setFork: db.prepare<[number, Uint8Array, number, number]>(
    'UPDATE ledger_feed SET fork_seq = ?, fork_header = ? WHERE id = ? AND (fork_seq IS NULL OR fork_seq > ?)',
  ),
  forkHeader: db.prepare<[number], Uint8Array>('SELECT fork_header FROM ledger_feed WHERE id = ? AND fork_header IS NOT NULL').pluck(),
  intake: db.prepare<[number, number], IntakeRow>('SELECT since, entries, bytes FROM ledger_intake WHERE circle = ? AND client = ?'),
  intakes: db.prepare<[number], IntakeRow & { readonly client: number }>('SELECT client, since, entries, bytes FROM ledger_intake WHERE circle = ?'),
  setIntake: db.prepare<[number, number, number, number, number]>('INSERT OR REPLACE INTO ledger_intake (circle, client, since, entries, bytes) VALUES (?, ?, ?, ?, ?)'),
});

const prepareControl = (db: Database) => ({
  addControl: db.prepare<[number, Uint8Array, number, number, Uint8Array, Uint8Array, string, number, number]>(
    'INSERT INTO ledger_control (circle, hash, client, seq, header, body, heads, valid, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  ),
  controls: db.prepare<[number], ControlRow>('SELECT client, seq, hash, header, body, heads, valid, seen_at FROM ledger_control WHERE circle = ? ORDER BY arrival'),
  controlSeenAt: db.prepare<[number, Uint8Array], number>('SELECT seen_at FROM ledger_control WHERE circle = ? AND hash = ?').pluck(),
  control: db.prepare<[number, Uint8Array], WireControl>('SELECT header, body FROM ledger_control WHERE circle = ? AND hash = ?'),
});

const prepareEntries = (db: Database) => ({
  addEntry: db.prepare<[number, Uint8Array, Uint8Array | null]>('INSERT INTO ledger_entry (place, header, body) VALUES (?, ?, ?)'),
  header: db.prepare<[number], Uint8Array>('SELECT header FROM ledger_entry WHERE place = ?').pluck(),
  /** The last within a stretch of places. */
  lastHeader: db.prepare<[number, number], Pick<EntryRow, 'place' | 'header'>>(
    'SELECT place, header FROM ledger_entry WHERE place >= ? AND place < ? ORDER BY place DESC LIMIT 1',
  ),
  entry: db.prepare<[number], EntryRow>('SELECT place, header, body FROM ledger_entry WHERE place = ?'),
  entries: db.prepare<[number, number, number], EntryRow>(
    'SELECT place, header, body FROM ledger_entry WHERE place >= ? AND place < ? ORDER BY place LIMIT ?',
  ),
  dropEntries: db.prepare<[{ readonly feed: number }]>(`DELETE FROM ledger_entry WHERE place >= @feed * ${MAX_SEQ} AND place < (@feed + 1) * ${MAX_SEQ}`),
  setBody: db.prepare<[Uint8Array | null, number]>('UPDATE ledger_entry SET body = ? WHERE place = ?'),
  addDue: db.prepare<[number, number, number]>('INSERT OR IGNORE INTO ledger_due (circle, due_at, place) VALUES (?, ?, ?)'),
  due: db.prepare<[number, number], { readonly due_at: number; readonly place: number }>('SELECT due_at, place FROM ledger_due WHERE circle = ? AND due_at <= ? ORDER BY due_at, place LIMIT 5000'),
  clearDue: db.prepare<[number, number, number]>('DELETE FROM ledger_due WHERE circle = ? AND due_at = ? AND place = ?'),
  addHole: db.prepare<[number, number]>('INSERT OR IGNORE INTO ledger_hole (circle, place) VALUES (?, ?)'),
  fillHole: db.prepare<[number, number]>('DELETE FROM ledger_hole WHERE circle = ? AND place = ?'),
  isHole: db.prepare<[number, number], number>('SELECT 1 FROM ledger_hole WHERE circle = ? AND place = ?').pluck(),
  holes: db.prepare<[number, number], number>('SELECT place FROM ledger_hole WHERE circle = ? ORDER BY place LIMIT ?').pluck(),
  addPending: db.prepare<[number, string, number]>('INSERT OR IGNORE INTO ledger_pending_body (circle, epoch, place) VALUES (?, ?, ?)'),
  pending: db.prepare<[number, string], number>('SELECT place FROM ledger_pending_body WHERE circle = ? AND epoch = ? ORDER BY place').pluck(),
  pendingCount: db.prepare<[number], number>('SELECT count(*) FROM ledger_pending_body WHERE circle = ?').pluck(),
  clearPending: db.prepare<[number, string]>('DELETE FROM ledger_pending_body WHERE circle = ? AND epoch = ?'),
});

/** What a mailbox keeps, by when it came (ms). */
export type KeptRow = { readonly place: number; readonly kept_at: number; readonly size: number };

const prepareKept = (db: Database) => ({
  keep: db.prepare<[number, number, number, number]>('INSERT OR REPLACE INTO ledger_kept (circle, place, kept_at, size) VALUES (?, ?, ?, ?)'),
  unkeep: db.prepare<[number, number]>('DELETE FROM ledger_kept WHERE circle = ? AND place = ?'),
  kept: db.prepare<[number, number, number, number], KeptRow>(
    'SELECT place, kept_at, size FROM ledger_kept WHERE circle = ? AND (kept_at, place) > (?, ?) ORDER BY kept_at, place LIMIT ?',
  ),
  keptBelow: db.prepare<[number, number, number], number>('SELECT place FROM ledger_kept WHERE circle = ? AND place >= ? AND place < ?').pluck(),
  keptBytes: db.prepare<[number], number>('SELECT coalesce(sum(size), 0) FROM ledger_kept WHERE circle = ?').pluck(),
});

const prepareErasures = (db: Database) => ({
  addErasure: db.prepare<[number, number, number, number, Uint8Array, string, number]>(
    'INSERT OR IGNORE INTO ledger_erasure (circle, client, seq, place, hash, kind, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ),
  erasures: db.prepare<[number, number, number], ErasureRow>(
    'SELECT place, hash, kind, seen_at FROM ledger_erasure WHERE circle = ? AND client = ? AND seq = ?',
  ),
  erasers: db.prepare<[number, number], number>('SELECT DISTINCT place FROM ledger_erasure WHERE place >= ? AND place < ?').pluck(),
  isEraser: db.prepare<[number], number>("SELECT 1 FROM ledger_erasure WHERE place = ? AND kind = 'erase' LIMIT 1").pluck(),
  /** What the erases and undos in a stretch of places name. */
  erasedBy: db.prepare<[number, number, number], ErasedPlace>('SELECT client, seq FROM ledger_erasure WHERE circle = ? AND place >= ? AND place < ?'),
  erasedSince: db.prepare<[number, number], ErasedPlace>("SELECT DISTINCT client, seq FROM ledger_erasure WHERE circle = ? AND seen_at > ? AND kind = 'erase'"),
  erasedSeqs: db
    .prepare<[number, number, number, number], number>('SELECT seq FROM ledger_erasure WHERE circle = ? AND client = ? AND seq >= ? AND seq < ?')
    .pluck(),
});

/** Every statement of the ledger's own tables, prepared once. */
export const prepareRows = (db: Database) => ({ ...prepareCircles(db), ...prepareFeeds(db), ...prepareControl(db), ...prepareEntries(db), ...prepareErasures(db), ...prepareKept(db) });
export type Rows = ReturnType<typeof prepareRows>;
