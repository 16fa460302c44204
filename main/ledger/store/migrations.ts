import type { RoomMigrations } from '#platform';

/**
 * The rows are the truth; Yjs documents and views are made from them. `place` = feed row · 2^24 + seq. Control entries are kept by their
 * hash, since an author may have signed two for one place and others may build on either. Number 1 was the trial format (version 0): `migrate` refuses it, nothing of it is read and nothing is thrown away.
 * The row of a message feed may lag behind its entries: `circle/at-last-entry.ts`.
 */
export const LEDGER_MIGRATIONS: RoomMigrations = {
  room: 'ledger',
  migrations: [
    {
      number: 2,
      sql: `
        CREATE TABLE ledger_circle (
          id INTEGER PRIMARY KEY, circle TEXT NOT NULL UNIQUE, state TEXT NOT NULL, key_salt BLOB NOT NULL, devices INTEGER NOT NULL,
          invite TEXT, member_since INTEGER, next_salt BLOB
        );
        CREATE TABLE ledger_feed (
          id INTEGER PRIMARY KEY, circle INTEGER NOT NULL REFERENCES ledger_circle (id), client INTEGER NOT NULL, kind TEXT NOT NULL, device TEXT NOT NULL,
          incarnation INTEGER NOT NULL, next INTEGER NOT NULL, head BLOB NOT NULL, lamport INTEGER NOT NULL, heads TEXT NOT NULL,
          fork_seq INTEGER, fork_header BLOB, hidden_from INTEGER, hidden_since INTEGER, dropped_from INTEGER, UNIQUE (circle, client)
        );
        CREATE TABLE ledger_entry (place INTEGER PRIMARY KEY, header BLOB NOT NULL, body BLOB);
        CREATE TABLE ledger_control (
          arrival INTEGER PRIMARY KEY, circle INTEGER NOT NULL, hash BLOB NOT NULL, client INTEGER NOT NULL, seq INTEGER NOT NULL,
          header BLOB NOT NULL, body BLOB NOT NULL, heads TEXT NOT NULL, valid INTEGER NOT NULL, seen_at INTEGER NOT NULL, UNIQUE (circle, hash)
        );
        CREATE INDEX ledger_control_circle ON ledger_control (circle, arrival);
        CREATE TABLE ledger_erasure (
          circle INTEGER NOT NULL, client INTEGER NOT NULL, seq INTEGER NOT NULL, place INTEGER NOT NULL, hash BLOB NOT NULL, kind TEXT NOT NULL,
          seen_at INTEGER NOT NULL, PRIMARY KEY (circle, client, seq, place)
        ) WITHOUT ROWID;
        CREATE INDEX ledger_erasure_place ON ledger_erasure (place);
        CREATE TABLE ledger_hole (circle INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (circle, place)) WITHOUT ROWID;
        CREATE TABLE ledger_due (circle INTEGER NOT NULL, due_at INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (circle, due_at, place)) WITHOUT ROWID;
        CREATE TABLE ledger_pending_body (circle INTEGER NOT NULL, epoch TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (circle, epoch, place)) WITHOUT ROWID;
        CREATE TABLE ledger_view (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, tables TEXT NOT NULL);
        CREATE TABLE ledger_op (
          view INTEGER NOT NULL, circle INTEGER NOT NULL, key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (circle, key, view, place)
        ) WITHOUT ROWID;
        CREATE TABLE ledger_declined (circle INTEGER NOT NULL, device TEXT NOT NULL, PRIMARY KEY (circle, device)) WITHOUT ROWID;
        CREATE TABLE ledger_intake (
          circle INTEGER NOT NULL, client INTEGER NOT NULL, since INTEGER NOT NULL, entries INTEGER NOT NULL, bytes INTEGER NOT NULL, PRIMARY KEY (circle, client)
        ) WITHOUT ROWID;
      `,
    },
    {
      number: 3,
      sql: `
        ALTER TABLE ledger_feed ADD COLUMN bodies_from INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE ledger_kept (
          circle INTEGER NOT NULL, place INTEGER NOT NULL, kept_at INTEGER NOT NULL, size INTEGER NOT NULL, PRIMARY KEY (circle, place)
        ) WITHOUT ROWID;
        CREATE INDEX ledger_kept_at ON ledger_kept (circle, kept_at, place);
      `,
    },
    {
      number: 4,
      sql: `
        CREATE TABLE ledger_call (circle INTEGER NOT NULL, call TEXT NOT NULL, entry TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (circle, call)) WITHOUT ROWID;
        CREATE INDEX ledger_call_at ON ledger_call (at);
      `,
    },
  ],
};
