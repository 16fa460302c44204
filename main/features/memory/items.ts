import type { EntryId, MemoryItem } from '#contract';
import type { Database } from '#platform';
import { restore, type VaultStore } from '#privacy';
import { pluckedOnce } from './prepared.ts';

export type NewItem = Pick<MemoryItem, 'kind' | 'redacted' | 'at' | 'confidence'> & { readonly message: EntryId };

const SHOWN = 500;

/** Replaces what was remembered from one message. What a person erased by hand stays erased. */
export const replaceItems = (db: Database, message: EntryId, items: readonly NewItem[]): boolean => {
  const removed = pluckedOnce(db, 'DELETE FROM item WHERE message = ?').run(message).changes;
  const isErased = pluckedOnce(db, 'SELECT 1 FROM erased WHERE id = ?');
  const insert = pluckedOnce(db, 'INSERT OR REPLACE INTO item VALUES (@id, @message, @kind, @redacted, @at, @confidence)');
  const kept = items.map((item, place) => ({ id: `${message}/${item.kind}/${place}`, ...item })).filter(({ id }) => isErased.get(id) === undefined);
  for (const item of kept) insert.run(item);
  return removed > 0 || kept.length > 0;
};

/** @returns whether it was there */
export const eraseItem = (db: Database, id: string): boolean =>
  db.transaction(() => {
    const { changes } = db.prepare('DELETE FROM item WHERE id = ?').run(id);
    if (changes > 0) db.prepare('INSERT OR IGNORE INTO erased VALUES (?)').run(id);
    return changes > 0;
  })();

/** The newest memories, restored for the person's own screen. */
export const shownItems = (db: Database, vault: VaultStore): MemoryItem[] =>
  db
    .prepare<[number], Omit<NewItem, 'message'> & { readonly id: string; readonly message: string }>('SELECT id, message, kind, redacted, at, confidence FROM item ORDER BY at DESC, id LIMIT ?')
    .all(SHOWN)
    .map(({ message, ...item }) => ({ ...item, text: restore(item.redacted, vault), sources: [message] }));
