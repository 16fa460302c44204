import { z } from 'zod';
import { opKind, type View } from '../../main/ledger/index.ts';
import type { Database } from '../../main/platform/index.ts';

const notePost = opKind({ kind: 'note.post', schema: z.object({ text: z.string().max(64 * 1024) }), key: (id) => id });
const noteErase = opKind({ kind: 'note.erase', schema: z.object({ note: z.string() }), key: (_id, { note }: { note: string }) => note });

const prepare = (db: Database) => ({
  remove: db.prepare('DELETE FROM note WHERE circle = ? AND id = ?'),
  add: db.prepare('INSERT INTO note VALUES (?, ?, ?, ?, ?, ?, ?)'),
});
const prepared = new WeakMap<Database, ReturnType<typeof prepare>>();
const statementsOf = (db: Database): ReturnType<typeof prepare> => {
  const statements = prepared.get(db) ?? prepare(db);
  prepared.set(db, statements);
  return statements;
};

/** The smallest chat there is: texts in their order. */
export const noteView: View = {
  name: 'note',
  version: 1,
  tables: ['note'],
  sql: `CREATE TABLE note (circle TEXT NOT NULL, id TEXT NOT NULL, lamport INTEGER NOT NULL, device TEXT NOT NULL, seq INTEGER NOT NULL,
    person TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (circle, id)) WITHOUT ROWID`,
  ops: [notePost, noteErase],
  reduce: (db, { circle, key, ops }) => {
    const { remove, add } = statementsOf(db);
    remove.run(circle, key);
    const post = ops.find(({ kind }) => kind === 'note.post');
    if (!post || ops.some(({ kind }) => kind === 'note.erase')) return;
    const { text } = post.body as { readonly text: string };
    add.run(circle, key, post.lamport, post.device, post.seq, post.person, text);
  },
};

/** The texts of a circle, oldest first. */
export const notesIn = (db: Database, circle: string): string[] =>
  db.prepare('SELECT text FROM note WHERE circle = ? ORDER BY lamport, device, seq').pluck().all(circle) as string[];
