import type { Standing, View } from '#ledger';
import { type Database, statementsOf } from '#platform';
import { aiPost, messageDelete, messageEdit, messageKeep, messagePost, messageRestore, reactionSet } from './ops.ts';
import { type MessageRow, reduceMessage } from './reducer.ts';
import { INDEX_MARK_FOLLOWS_SQL, unindexMessage } from './search-index.ts';

const SQL = `
CREATE TABLE message (
  circle TEXT NOT NULL, id TEXT NOT NULL, person TEXT NOT NULL, device TEXT NOT NULL, lamport INTEGER NOT NULL, seq INTEGER NOT NULL,
  kind TEXT NOT NULL, text TEXT NOT NULL, sent_at INTEGER NOT NULL, clock_wrong INTEGER NOT NULL, edited_at INTEGER, expires_at INTEGER,
  deleted INTEGER NOT NULL, deleted_by TEXT, kept INTEGER NOT NULL, reply_to TEXT, agreement TEXT, check_in TEXT, tier TEXT, model TEXT,
  PRIMARY KEY (circle, id)
);
CREATE INDEX message_order ON message (circle, lamport, device, seq, deleted, person);
CREATE INDEX message_replies ON message (circle, reply_to) WHERE reply_to IS NOT NULL;
CREATE INDEX message_agreement ON message (circle, agreement) WHERE agreement IS NOT NULL;
CREATE TABLE reaction (
  circle TEXT NOT NULL, message TEXT NOT NULL, emoji TEXT NOT NULL, person TEXT NOT NULL, nth INTEGER NOT NULL,
  PRIMARY KEY (circle, message, nth)
) WITHOUT ROWID;
CREATE TABLE ai_source (
  circle TEXT NOT NULL, message TEXT NOT NULL, nth INTEGER NOT NULL, source TEXT NOT NULL,
  PRIMARY KEY (circle, message, nth)
) WITHOUT ROWID;
CREATE INDEX ai_source_of ON ai_source (circle, source);
CREATE TABLE message_file (
  circle TEXT NOT NULL, message TEXT NOT NULL, nth INTEGER NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL, address TEXT NOT NULL,
  file_key TEXT NOT NULL, type TEXT, width INTEGER, height INTEGER, thumb TEXT,
  PRIMARY KEY (circle, message, nth)
) WITHOUT ROWID;
CREATE INDEX message_file_address ON message_file (address, circle);
CREATE TABLE message_edit (
  circle TEXT NOT NULL, message TEXT NOT NULL, entry TEXT NOT NULL,
  PRIMARY KEY (circle, message, entry)
) WITHOUT ROWID;
${INDEX_MARK_FOLLOWS_SQL}`;

const TABLES = ['message', 'reaction', 'ai_source', 'message_edit', 'message_file'] as const;

type Before = { readonly rowid: number; readonly text: string; readonly deleted: 0 | 1 };

const COLUMNS = `rowid, circle, id, person, device, lamport, seq, kind, text, sent_at, clock_wrong, edited_at, expires_at, deleted, deleted_by, kept,
  reply_to, agreement, check_in, tier, model`;
const storing = (how: 'INSERT' | 'REPLACE'): string => `${how} INTO message (${COLUMNS}) VALUES (${COLUMNS.replaceAll(/\w+/g, '?')})`;

const statements = statementsOf((db) => ({
  before: db.prepare<[string, string], Before>('SELECT rowid, text, deleted FROM message WHERE circle = ? AND id = ?'),
  remove: db.prepare<[string, string]>('DELETE FROM message WHERE circle = ? AND id = ?'),
  clear: ['reaction', 'ai_source', 'message_edit', 'message_file'].map((table) => db.prepare<[string, string]>(`DELETE FROM ${table} WHERE circle = ? AND message = ?`)),
  add: db.prepare(`${storing('INSERT')} ON CONFLICT (circle, id) DO NOTHING`),
  replace: db.prepare(storing('REPLACE')),
  addReaction: db.prepare('INSERT INTO reaction (circle, message, emoji, person, nth) VALUES (?, ?, ?, ?, ?)'),
  addSource: db.prepare('INSERT INTO ai_source (circle, message, nth, source) VALUES (?, ?, ?, ?)'),
  addFile: db.prepare(`INSERT INTO message_file (circle, message, nth, name, size, address, file_key, type, width, height, thumb)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
  addEdit: db.prepare('INSERT INTO message_edit (circle, message, entry) VALUES (?, ?, ?)'),
}));

/** `rowid`: null for the next, which waits for the index of words. False, and nothing is done, where `add` finds a row of this message. */
const store = (db: Database, row: MessageRow, { circle, how, rowid }: { readonly circle: string; readonly how: 'add' | 'replace'; readonly rowid: number | null }): boolean => {
  const { [how]: put, addReaction, addSource, addEdit, addFile } = statements(db);
  const { reactions, cites, edits, files } = row;
  // By place, not by name: looking twenty names up costs as much as storing what they name.
  const { changes } = put.run(
    rowid, circle, row.id, row.person, row.device, row.lamport, row.seq, row.kind, row.text, row.sentAt, Number(row.clockWrong), row.editedAt, row.expiresAt, Number(row.deleted), row.deletedBy,
    Number(row.kept), row.replyTo, row.agreement, row.checkIn, row.tier, row.model,
  );
  if (changes === 0) return false;
  for (const [nth, { emoji, person }] of reactions.entries()) addReaction.run(circle, row.id, emoji, person, nth);
  for (const [nth, source] of cites.entries()) addSource.run(circle, row.id, nth, source);
  for (const [nth, { name, size, blob, key, picture }] of files.entries()) {
    addFile.run(circle, row.id, nth, name, size, blob, key, picture?.type, picture?.width, picture?.height, picture?.thumb);
  }
  for (const entry of edits) addEdit.run(circle, row.id, entry);
  return true;
};

const reduce = (db: Database, standing: Standing): void => {
  const { circle, key } = standing;
  const { before, clear, remove } = statements(db);
  const row = reduceMessage(standing);
  // Most messages are new: they are not looked for first.
  if (row && store(db, row, { circle, how: 'add', rowid: null })) return;
  const old = before.get(circle, key);
  if (!old) return;
  const isSameText = row !== undefined && row.text === old.text && Number(row.deleted) === old.deleted;
  if (!isSameText) unindexMessage(db, { circle, id: key });
  for (const statement of clear) statement.run(circle, key);
  if (row) store(db, row, { circle, how: 'replace', rowid: isSameText ? old.rowid : null });
  else remove.run(circle, key);
};

/** Messages of every kind, keyed by message id. */
export const messageView: View = {
  name: 'message',
  version: 5,
  sql: SQL,
  tables: TABLES,
  ops: [messagePost, messageEdit, messageDelete, messageRestore, messageKeep, reactionSet, aiPost],
  reduce,
};
