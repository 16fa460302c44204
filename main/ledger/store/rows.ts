import type { Database } from '#platform';
import type { WireEntry } from '../wire/update.ts';

export type CircleRow = {
  readonly id: number;
  readonly circle: string;
  readonly state: 'member' | 'joining';
  readonly key_salt: Uint8Array;
  /** How many devices of this circle have their keys here. */
  readonly devices: number;
  readonly invite: string | null;
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
};
export type ControlRow = { readonly place: number; readonly heads: string; readonly valid: number; readonly header: Uint8Array; readonly body: Uint8Array };
export type ErasureRow = { readonly place: number; readonly hash: Uint8Array };
export type EntryRow = { readonly place: number } & WireEntry;

/** Every statement of the ledger's own tables, prepared once. */
export const prepareRows = (db: Database) => ({
  circles: db.prepare<[], CircleRow>('SELECT * FROM ledger_circle ORDER BY id'),
  addCircle: db.prepare<[string, string, Uint8Array, number, string | null]>(
    'INSERT INTO ledger_circle (circle, state, key_salt, devices, invite) VALUES (?, ?, ?, ?, ?)',
  ),
  setCircleState: db.prepare<[string, number]>('UPDATE ledger_circle SET state = ?, invite = NULL WHERE id = ?'),
  removeCircle: db.prepare<[number]>('DELETE FROM ledger_circle WHERE id = ?'),

  feeds: db.prepare<[number], FeedRow>('SELECT * FROM ledger_feed WHERE circle = ?'),
  addFeed: db.prepare<[number, number, string, string, number, Uint8Array]>(
    "INSERT INTO ledger_feed (circle, client, kind, device, incarnation, next, head, lamport, heads) VALUES (?, ?, ?, ?, ?, 0, ?, 0, '[]')",
  ),
  setFeed: db.prepare<[number, Uint8Array, number, string, number]>('UPDATE ledger_feed SET next = ?, head = ?, lamport = ?, heads = ? WHERE id = ?'),
  /** The lowest split shows most. */
  setFork: db.prepare<[number, Uint8Array, number, number]>(
    'UPDATE ledger_feed SET fork_seq = ?, fork_header = ? WHERE id = ? AND (fork_seq IS NULL OR fork_seq > ?)',
  ),

  addEntry: db.prepare<[number, Uint8Array, Uint8Array | null]>('INSERT INTO ledger_entry (place, header, body) VALUES (?, ?, ?)'),
  header: db.prepare<[number], Uint8Array>('SELECT header FROM ledger_entry WHERE place = ?').pluck(),
  entry: db.prepare<[number], EntryRow>('SELECT place, header, body FROM ledger_entry WHERE place = ?'),
  entries: db.prepare<[number, number, number], EntryRow>(
    'SELECT place, header, body FROM ledger_entry WHERE place >= ? AND place < ? ORDER BY place LIMIT ?',
  ),
  dropBody: db.prepare<[number]>('UPDATE ledger_entry SET body = NULL WHERE place = ?'),

  addControl: db.prepare<[number, number, string, number]>('INSERT INTO ledger_control (circle, place, heads, valid) VALUES (?, ?, ?, ?)'),
  controls: db.prepare<[number], ControlRow>(
    'SELECT c.place, c.heads, c.valid, e.header, e.body FROM ledger_control c JOIN ledger_entry e USING (place) WHERE c.circle = ? ORDER BY c.arrival',
  ),

  addErasure: db.prepare<[number, number, number, number, Uint8Array]>(
    'INSERT OR IGNORE INTO ledger_erasure (circle, client, seq, place, hash) VALUES (?, ?, ?, ?, ?)',
  ),
  erasures: db.prepare<[number, number, number], ErasureRow>('SELECT place, hash FROM ledger_erasure WHERE circle = ? AND client = ? AND seq = ?'),

  erasedSeqs: db
    .prepare<[number, number, number, number], number>('SELECT seq FROM ledger_erasure WHERE circle = ? AND client = ? AND seq >= ? AND seq < ?')
    .pluck(),

  addPending: db.prepare<[number, string, number]>('INSERT OR IGNORE INTO ledger_pending_body (circle, epoch, place) VALUES (?, ?, ?)'),
  pending: db.prepare<[number, string], number>('SELECT place FROM ledger_pending_body WHERE circle = ? AND epoch = ? ORDER BY place').pluck(),
  clearPending: db.prepare<[number, string]>('DELETE FROM ledger_pending_body WHERE circle = ? AND epoch = ?'),
});
export type Rows = ReturnType<typeof prepareRows>;
