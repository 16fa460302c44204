import type { CircleId, EntryId } from '#contract';
import { type Database, machineFailure, statementsOf } from '#platform';
import { withoutWaiting } from './without-waiting.ts';
import { cutQuery, cutWords } from './words.ts';

/**
 * Full-text search over the words of standing messages. Rows are numbered apart from the view, whose tables are equal on every desktop.
 * `secure-delete`: a deleted message's words leave the index, too. New words go in a moment later, many at a time: cutting and indexing cost
 * more than all the rest of storing a message. What waits are the rows of `message` above the mark, so that a message writes nothing to wait.
 */
export const SEARCH_SQL = `
CREATE TABLE message_number (number INTEGER PRIMARY KEY, circle TEXT NOT NULL, id TEXT NOT NULL, UNIQUE (circle, id));
CREATE TABLE message_unindexed (nth INTEGER PRIMARY KEY, circle TEXT NOT NULL, id TEXT NOT NULL);
CREATE VIRTUAL TABLE message_words USING fts5(words, tokenize = "unicode61 remove_diacritics 2");
INSERT INTO message_words (message_words, rank) VALUES ('secure-delete', 1);
`;

/** One row: up to which rowid of `message` everything is in the index. Rows that waited in a table of their own are marked by the view made anew. */
export const INDEX_MARK_SQL = `
DROP TABLE message_unindexed;
CREATE TABLE message_indexed (id INTEGER PRIMARY KEY CHECK (id = 0), upto INTEGER NOT NULL);
INSERT INTO message_indexed VALUES (0, 0);
`;

/**
 * Part of the view's tables: a new row gets the highest rowid plus one, so the mark never stands above the highest, whatever deletes it.
 * `message` has no number of its own that could differ between desktops; nothing here may VACUUM it, for that numbers rows anew.
 */
export const INDEX_MARK_FOLLOWS_SQL = `
UPDATE message_indexed SET upto = 0;
CREATE TRIGGER message_index_mark AFTER DELETE ON message BEGIN
  UPDATE message_indexed SET upto = min(upto, (SELECT coalesce(max(rowid), 0) FROM message));
END;
`;

type Found = { readonly id: EntryId; readonly rank: number };
type Key = { readonly circle: CircleId; readonly id: EntryId };

/** What can be done before the view's tables are there. */
const marking = statementsOf((db) => ({
  number: db.prepare<[string, string], number>('SELECT number FROM message_number WHERE circle = ? AND id = ?').pluck(),
  remove: db.prepare<[number]>('DELETE FROM message_words WHERE rowid = ?'),
  forgetNumber: db.prepare<[number]>('DELETE FROM message_number WHERE number = ?'),
}));

const statements = statementsOf((db) => ({
  waiting: db.prepare<[number], Key & { readonly nth: number; readonly text: string | null; readonly names: string | null }>(`
    SELECT m.rowid AS nth, m.circle, m.id, iif(m.deleted, NULL, m.text) AS text,
      (SELECT group_concat(f.name, ' ') FROM message_file f WHERE f.circle = m.circle AND f.message = m.id) AS names
    FROM message m WHERE m.rowid > (SELECT upto FROM message_indexed WHERE id = 0) ORDER BY m.rowid LIMIT ?`),
  done: db.prepare<[number]>('UPDATE message_indexed SET upto = ?'),
  giveNumber: db.prepare<[string, string], number>('INSERT INTO message_number (circle, id) VALUES (?, ?) RETURNING number').pluck(),
  add: db.prepare<[number, string]>('INSERT INTO message_words (rowid, words) VALUES (?, ?)'),
  // Newest first is the index's own order: nothing else has to be read. Only as many as are then ranked.
  find: db.prepare<[string, string, number], Found>(`
    SELECT n.id, bm25(message_words) AS rank FROM message_words w JOIN message_number n ON n.number = w.rowid
    WHERE message_words MATCH ? AND n.circle = ? ORDER BY w.rowid DESC LIMIT ?`),
}));

/** Takes a message's words out of the index, now. */
export const unindexMessage = (db: Database, { circle, id }: Key): void => {
  const { number, remove, forgetNumber } = marking(db);
  const known = number.get(circle, id);
  if (known === undefined) return;
  remove.run(known);
  forgetNumber.run(known);
};

/** Takes all words of a circle out of the index. */
export const forgetWords = (db: Database, circle: CircleId): void => {
  const { remove, forgetNumber } = marking(db);
  const numbers = db.prepare<[string], number>('SELECT number FROM message_number WHERE circle = ?').pluck().all(circle);
  for (const number of numbers) {
    remove.run(number);
    forgetNumber.run(number);
  }
};

/** Indexes up to `limit` waiting messages, oldest first. @returns how many were waiting, up to the limit */
export const indexWaiting = (db: Database, limit: number): number => {
  const { waiting, done, giveNumber, add } = statements(db);
  const { number, remove } = marking(db);
  const batch = waiting.all(limit);
  const last = batch.at(-1);
  if (!last) return 0;
  const index = db.transaction(() => {
    for (const { circle, id, text, names } of batch) {
      const known = number.get(circle, id);
      if (known !== undefined) remove.run(known);
      const row = text === null ? undefined : (known ?? giveNumber.get(circle, id));
      if (text !== null && row !== undefined) add.run(row, cutWords(`${text} ${names ?? ''}`).join(' '));
    }
    done.run(last.nth);
  });
  withoutWaiting(db, index);
  return batch.length;
};

/** Who searches right after writing finds it; a history that is still arriving is not waited for. */
const MOST_INDEXED_WHILE_ASKED = 200;
const MOST_RANKED = 2000;
const MOST_WORDS = 24;

/** On a full disk what is indexed can be searched all the same. */
const indexWhileAsked = (db: Database): void => {
  try {
    indexWaiting(db, MOST_INDEXED_WHILE_ASKED);
  } catch (error) {
    if (!machineFailure(error)) throw error;
  }
};

type Search = { readonly circle: CircleId; readonly query: string; readonly limit: number };

const quoted = (word: string): string => `"${word.replaceAll('"', '""')}"*`;

const wordsOf = (query: string): string[] => [...new Set(cutQuery(query))].slice(0, MOST_WORDS).map(quoted);

/** The newest messages that hold every word of the query, each as the beginning of a word. */
export const findMessages = (db: Database, { circle, query, limit }: Search): EntryId[] => {
  indexWhileAsked(db);
  const words = wordsOf(query);
  return words.length === 0 ? [] : statements(db).find.all(words.join(' '), circle, limit).map(({ id }) => id);
};

/** Messages that hold at least one word of the query, best first (BM25); among the newest 2,000 that do. */
export const rankMessages = (db: Database, { circle, query, limit }: Search): EntryId[] => {
  indexWhileAsked(db);
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const found = statements(db).find.all(words.join(' OR '), circle, MOST_RANKED);
  return found.toSorted((a, b) => a.rank - b.rank).slice(0, limit).map(({ id }) => id);
};
