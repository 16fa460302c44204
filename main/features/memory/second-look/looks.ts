import type { Database } from '#platform';
import type { Redacted } from '#privacy';
import { seenOf } from '../items.ts';
import { pluckedOnce } from '../prepared.ts';

/** A memory that no model has looked at yet. */
export type Waiting = { readonly id: string; readonly message: string; readonly redacted: string };

/** Newest first. */
export const waitingItems = (db: Database, limit: number): readonly Waiting[] =>
  db.prepare<[number], Waiting>('SELECT id, message, redacted FROM item WHERE looked IS NULL ORDER BY at DESC, id LIMIT ?').all(limit);

const count = (db: Database, where: string): number => pluckedOnce(db, `SELECT count(*) FROM item WHERE ${where}`).get() as number;

export const countLooks = (db: Database): { readonly waiting: number; readonly unreadable: number } => ({
  waiting: count(db, 'looked IS NULL'),
  unreadable: count(db, "looked = 'unreadable'"),
});

const UNCHANGED = 'WHERE id = @id AND redacted = @redacted';

/** Notes that a memory was read and stores it as it is masked now; not where its words have become others meanwhile. */
export const storeLook = (db: Database, { id, redacted }: Waiting, masked: Pick<Redacted, 'redacted' | 'entities'> | undefined): void => {
  const before = pluckedOnce(db, `SELECT seen FROM item ${UNCHANGED}`).get({ id, redacted }) as string | undefined;
  if (before === undefined) return;
  const added = masked?.entities.filter(({ by }) => by === 'model').map(({ placeholder }) => placeholder) ?? [];
  pluckedOnce(db, `UPDATE item SET looked = 'read', redacted = @masked, seen = @seen ${UNCHANGED}`).run({
    id,
    redacted,
    masked: masked?.redacted ?? redacted,
    seen: JSON.stringify([...new Set([...seenOf(before), ...added])]),
  });
};

export const markUnreadable = (db: Database, { id, redacted }: Waiting): void => {
  pluckedOnce(db, `UPDATE item SET looked = 'unreadable' ${UNCHANGED}`).run({ id, redacted });
};
