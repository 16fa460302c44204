import type { CircleId, EntryId } from '#contract';
import { type Database, statementsOf } from '#platform';
import type { Place } from './read-messages.ts';
import { withoutWaiting } from './without-waiting.ts';

type Mark = Place & { readonly message: EntryId };

const statements = statementsOf((db) => ({
  read: db.prepare<[string], Mark>('SELECT message, lamport, device, seq FROM read_mark WHERE circle = ?'),
  // Only forwards: a second window that scrolls back does not make things unread.
  move: db.prepare<[Mark & { readonly circle: string }]>(`
    INSERT INTO read_mark (circle, message, lamport, device, seq) VALUES (@circle, @message, @lamport, @device, @seq)
    ON CONFLICT (circle) DO UPDATE SET message = @message, lamport = @lamport, device = @device, seq = @seq
    WHERE (@lamport, @device, @seq) > (lamport, device, seq)`),
  draft: db.prepare<[string], string>('SELECT text FROM draft WHERE circle = ?').pluck(),
  saveDraft: db.prepare<[string, string]>('INSERT INTO draft (circle, text) VALUES (?, ?) ON CONFLICT (circle) DO UPDATE SET text = excluded.text'),
  clearDraft: db.prepare<[string]>('DELETE FROM draft WHERE circle = ?'),
}));

export const readMark = (db: Database, circle: CircleId): Mark | undefined => statements(db).read.get(circle);

/** @returns whether the mark moved */
export const moveReadMark = (db: Database, circle: CircleId, mark: Mark): boolean =>
  withoutWaiting(db, () => {
    const { message, lamport, device, seq } = mark;
    return statements(db).move.run({ circle, message, lamport, device, seq }).changes > 0;
  });

export const readDraft = (db: Database, circle: CircleId): string => statements(db).draft.get(circle) ?? '';

/** The draft has become a message: so it is gone also where nobody could say so any more. Words that were begun since stay. */
export const dropSentDraft = (db: Database, circle: CircleId, sent: string): void => {
  if (readDraft(db, circle) === sent) saveDraft(db, circle, '');
};

export const saveDraft = (db: Database, circle: CircleId, text: string): void => {
  withoutWaiting(db, () => (text === '' ? statements(db).clearDraft.run(circle) : statements(db).saveDraft.run(circle, text)));
};
