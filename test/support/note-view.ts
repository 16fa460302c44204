import { z } from 'zod';
import { type Op, opKind, type View } from '../../main/ledger/index.ts';
import type { Database } from '../../main/platform/index.ts';

type Target = { readonly note: string };
type Reaction = Target & { readonly mark: string; readonly on: boolean };
export type Note = { readonly id: string; readonly person: string; readonly text: string; readonly marks: readonly string[] };

const noteOf = (_id: string, { note }: Target): string => note;
const textSchema = z.string().max(64 * 1024);
const notePost = opKind({ kind: 'note.post', schema: z.object({ text: textSchema }), key: (id) => id });
const noteEdit = opKind({ kind: 'note.edit', schema: z.object({ note: z.string(), text: textSchema }), key: noteOf });
const noteMark = opKind({ kind: 'note.mark', schema: z.object({ note: z.string(), mark: z.string().max(16), on: z.boolean() }), key: noteOf });
const noteErase = opKind({ kind: 'note.erase', schema: z.object({ note: z.string() }), key: noteOf });

const prepare = (db: Database) => ({
  remove: db.prepare('DELETE FROM note WHERE circle = ? AND id = ?'),
  add: db.prepare('INSERT INTO note VALUES (?, ?, ?, ?, ?, ?, ?, ?)'),
});
const prepared = new WeakMap<Database, ReturnType<typeof prepare>>();
const statementsOf = (db: Database): ReturnType<typeof prepare> => {
  const statements = prepared.get(db) ?? prepare(db);
  prepared.set(db, statements);
  return statements;
};

/** Who marked a note with what: of each person's marks the last word counts. */
const marksIn = (ops: readonly Op[]): string[] => {
  const marks = new Set<string>();
  for (const { kind, person, body } of ops) {
    if (kind !== 'note.mark') continue;
    const { mark, on } = body as Reaction;
    if (on) marks.add(`${person} ${mark}`);
    else marks.delete(`${person} ${mark}`);
  }
  return [...marks].toSorted();
};

/** The smallest chat there is: texts in their order, edited by who wrote them, marked by anybody, erased. */
export const noteView: View = {
  name: 'note',
  version: 1,
  tables: ['note'],
  sql: `CREATE TABLE note (circle TEXT NOT NULL, id TEXT NOT NULL, lamport INTEGER NOT NULL, device TEXT NOT NULL, seq INTEGER NOT NULL,
    person TEXT NOT NULL, text TEXT NOT NULL, marks TEXT NOT NULL, PRIMARY KEY (circle, id)) WITHOUT ROWID`,
  ops: [notePost, noteEdit, noteMark, noteErase],
  reduce: (db, { circle, key, ops }) => {
    const { remove, add } = statementsOf(db);
    remove.run(circle, key);
    const post = ops.find(({ kind }) => kind === 'note.post');
    if (!post || ops.some(({ kind }) => kind === 'note.erase')) return;
    const edit = ops.findLast(({ kind, person }) => kind === 'note.edit' && person === post.person);
    const { text } = (edit ?? post).body as { readonly text: string };
    add.run(circle, key, post.lamport, post.device, post.seq, post.person, text, JSON.stringify(marksIn(ops)));
  },
};

/** The texts of a circle, oldest first. */
export const notesIn = (db: Database, circle: string): string[] =>
  db.prepare('SELECT text FROM note WHERE circle = ? ORDER BY lamport, device, seq').pluck().all(circle) as string[];

/** The notes of a circle, whole, by their ids. */
export const wholeNotesIn = (db: Database, circle: string): Note[] =>
  db
    .prepare<[string], { id: string; person: string; text: string; marks: string }>('SELECT id, person, text, marks FROM note WHERE circle = ? ORDER BY id')
    .all(circle)
    .map((row) => ({ ...row, marks: JSON.parse(row.marks) as string[] }));
