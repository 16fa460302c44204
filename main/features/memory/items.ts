import { createHash } from 'node:crypto';
import type { EntryId, MemoryItem } from '#contract';
import type { Database } from '#platform';
import { parsePlaceholder, restore, type Seen, type VaultStore } from '#privacy';
import { z } from 'zod';
import { pluckedOnce } from './prepared.ts';

export type NewItem = Pick<MemoryItem, 'kind' | 'redacted' | 'at' | 'confidence'> & { readonly message: EntryId };

const SHOWN = 500;

/** Under this name words that were erased are known again, whichever message says them, and where in it. */
const wordsOf = ({ kind, redacted }: Pick<NewItem, 'kind' | 'redacted'>): string => `words/${createHash('sha256').update(`${kind} ${redacted}`).digest('base64url')}`;

const placeholdersSchema = z.array(z.string());
/** The placeholders of what a model alone saw in an item. */
export const seenOf = (stored: string): readonly string[] => placeholdersSchema.parse(JSON.parse(stored));

type Looked = Pick<NewItem, 'kind' | 'redacted'> & { readonly looked: string | null; readonly seen: string };

/** What a model saw in the memories of one message, and the vault still knows: it is masked again whenever the message is learned from. */
export const seenIn = (db: Database, vault: VaultStore, message: EntryId): readonly Seen[] => {
  const stored = pluckedOnce(db, "SELECT seen FROM item WHERE message = ? AND seen <> '[]'").all(message) as readonly string[];
  return [...new Set(stored.flatMap(seenOf))].flatMap((placeholder) => {
    const kind = parsePlaceholder(placeholder)?.kind;
    const words = vault.originalOf(placeholder);
    return words !== undefined && (kind === 'PERSON' || kind === 'ADDRESS') ? [{ kind, words, isAccepted: true } as const] : [];
  });
};

/**
 * Replaces what was remembered from one message. What a person erased by hand stays erased, also when it is said or sent again; what a model has looked at and
 * is the same as it was need not be looked at again.
 */
export const replaceItems = (db: Database, message: EntryId, items: readonly NewItem[]): boolean => {
  const before = db.prepare<[string], Looked>('SELECT kind, redacted, looked, seen FROM item WHERE message = ?').all(message);
  const removed = pluckedOnce(db, 'DELETE FROM item WHERE message = ?').run(message).changes;
  const isErased = pluckedOnce(db, 'SELECT 1 FROM erased WHERE id IN (?, ?)');
  const insert = pluckedOnce(db, 'INSERT OR REPLACE INTO item VALUES (@id, @message, @kind, @redacted, @at, @confidence, @looked, @seen)');
  const kept = items.map((item, place) => ({ id: `${message}/${item.kind}/${place}`, ...item })).filter((item) => isErased.get(item.id, wordsOf(item)) === undefined);
  for (const item of kept) {
    const same = before.find(({ kind, redacted }) => kind === item.kind && redacted === item.redacted);
    insert.run({ ...item, looked: same?.looked ?? null, seen: same?.seen ?? '[]' });
  }
  return removed > 0 || kept.length > 0;
};

/** Erases it, with whatever says the same words. @returns whether it was there */
export const eraseItem = (db: Database, id: string): boolean =>
  db.transaction(() => {
    const item = db.prepare<[string], Pick<NewItem, 'kind' | 'redacted'>>('SELECT kind, redacted FROM item WHERE id = ?').get(id);
    if (!item) return false;
    db.prepare('DELETE FROM item WHERE id = ? OR (kind = ? AND redacted = ?)').run(id, item.kind, item.redacted);
    const note = db.prepare('INSERT OR IGNORE INTO erased VALUES (?)');
    for (const erased of [id, wordsOf(item)]) note.run(erased);
    return true;
  })();

/** The newest memories, restored for the person's own screen. */
export const shownItems = (db: Database, vault: VaultStore): MemoryItem[] =>
  db
    .prepare<[number], Omit<NewItem, 'message'> & { readonly id: string; readonly message: string }>('SELECT id, message, kind, redacted, at, confidence FROM item ORDER BY at DESC, id LIMIT ?')
    .all(SHOWN)
    .map(({ message, ...item }) => ({ ...item, text: restore(item.redacted, vault), sources: [message] }));
