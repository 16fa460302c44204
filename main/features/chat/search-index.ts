import type { CircleId, EntryId } from '#contract';
import type { Database } from '#platform';
import { statementsOf } from './statements.ts';
import { cutQuery, cutWords } from './words.ts';

/**
 * Full-text search over the words of standing messages. Rows are numbered apart from the view, whose tables are equal on every desktop.
 * `secure-delete`: a deleted message's words leave the index, too.
 */
export const SEARCH_SQL = `
CREATE TABLE message_number (number INTEGER PRIMARY KEY, circle TEXT NOT NULL, id TEXT NOT NULL, UNIQUE (circle, id));
CREATE VIRTUAL TABLE message_words USING fts5(words, tokenize = "unicode61 remove_diacritics 2");
INSERT INTO message_words (message_words, rank) VALUES ('secure-delete', 1);
`;

const statements = statementsOf((db) => ({
  number: db.prepare<[string, string], number>('SELECT number FROM message_number WHERE circle = ? AND id = ?').pluck(),
  giveNumber: db.prepare<[string, string], number>('INSERT INTO message_number (circle, id) VALUES (?, ?) RETURNING number').pluck(),
  forgetNumber: db.prepare<[number]>('DELETE FROM message_number WHERE number = ?'),
  remove: db.prepare<[number]>('DELETE FROM message_words WHERE rowid = ?'),
  add: db.prepare<[number, string]>('INSERT INTO message_words (rowid, words) VALUES (?, ?)'),
  find: db.prepare<[string, string, number], EntryId>(`
    SELECT n.id FROM message_words w JOIN message_number n ON n.number = w.rowid
    WHERE message_words MATCH ? AND n.circle = ? ORDER BY bm25(message_words), n.number DESC LIMIT ?`).pluck(),
}));

/** Puts a message's present words into the index, or takes them out when `text` is undefined. */
export const indexMessage = (db: Database, { circle, id, text }: { circle: CircleId; id: EntryId; text: string | undefined }): void => {
  const { number, giveNumber, forgetNumber, remove, add } = statements(db);
  const known = number.get(circle, id);
  if (known !== undefined) remove.run(known);
  if (text === undefined) {
    if (known !== undefined) forgetNumber.run(known);
    return;
  }
  const row = known ?? giveNumber.get(circle, id);
  if (row !== undefined) add.run(row, cutWords(text).join(' '));
};

const quoted = (word: string): string => `"${word.replaceAll('"', '""')}"*`;

/** Messages that hold every word of the query (each as the beginning of a word), best first; with `any`, at least one of them. */
export const findMessages = (
  db: Database,
  { circle, query, limit, any = false }: { circle: CircleId; query: string; limit: number; any?: boolean },
): EntryId[] => {
  const words = [...new Set(cutQuery(query))].slice(0, 24).map(quoted);
  return words.length === 0 ? [] : statements(db).find.all(words.join(any ? ' OR ' : ' '), circle, limit);
};
