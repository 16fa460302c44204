import { type EntityKind, entryIdSchema } from '#contract';
import type { Database } from '#platform';
import { formatPlaceholder, parsePlaceholder, type PlaceholderLanguage } from '#privacy';
import { pluckedOnce } from './prepared.ts';

type Numbered = { readonly kind: EntityKind; readonly number: number };

/** Stays whatever happens to messages. */
const ALWAYS = '';

/**
 * Notes which message holds an original. Without `foundIn` the original is always needed; a text that is no message (a question, a check-in
 * that is being judged) holds nothing for longer than its answer.
 */
export const noteSource = (db: Database, { kind, number }: Numbered, foundIn: string | undefined): void => {
  if (foundIn !== undefined && !entryIdSchema.safeParse(foundIn).success) return;
  pluckedOnce(db, 'INSERT OR IGNORE INTO vault_source VALUES (?, ?, ?)').run(kind, number, foundIn ?? ALWAYS);
};

export const hasSource = (db: Database, message: string): boolean => pluckedOnce(db, 'SELECT 1 FROM vault_source WHERE message = ? LIMIT 1').get(message) !== undefined;

/** A message no longer holds any original but those behind `kept` placeholders. @returns whether it held others */
export const dropSource = (db: Database, message: string, kept: readonly string[]): boolean => {
  const still = new Set(kept.flatMap((placeholder) => parsePlaceholder(placeholder) ?? []).map(({ kind, number }) => `${kind} ${number}`));
  const held = db.prepare<[string], Numbered>('SELECT kind, number FROM vault_source WHERE message = ?').all(message);
  const over = held.filter(({ kind, number }) => !still.has(`${kind} ${number}`));
  for (const { kind, number } of over) pluckedOnce(db, 'DELETE FROM vault_source WHERE kind = ? AND number = ? AND message = ?').run(kind, number, message);
  return over.length > 0;
};

/** Erases one original. Its number is not given again: an older text must not come to mean something else. */
export const eraseOriginal = (db: Database, { kind, number }: Numbered): void => {
  pluckedOnce(db, "UPDATE vault SET original = '', normal = char(0) || number WHERE kind = ? AND number = ?").run(kind, number);
  pluckedOnce(db, 'DELETE FROM vault_source WHERE kind = ? AND number = ?').run(kind, number);
};

/** Erases originals that no message and no memory needs. */
export const dropOrphans = (db: Database, language: PlaceholderLanguage): void => {
  const orphans = db
    .prepare<[], Numbered>(
      "SELECT kind, number FROM vault v WHERE original <> '' AND NOT EXISTS (SELECT 1 FROM vault_source s WHERE s.kind = v.kind AND s.number = v.number)",
    )
    .all();
  const isRemembered = pluckedOnce(db, 'SELECT 1 FROM item WHERE instr(redacted, ?) > 0 LIMIT 1');
  for (const { kind, number } of orphans) {
    if (isRemembered.get(formatPlaceholder(kind, number, language)) === undefined) eraseOriginal(db, { kind, number });
  }
};

/** Every message that something is held of. */
export const heldMessages = (db: Database): readonly string[] =>
  db.prepare<[string], string>('SELECT message FROM item UNION SELECT message FROM vault_source WHERE message <> ?').pluck().all(ALWAYS);
