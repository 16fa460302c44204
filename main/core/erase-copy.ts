import { AppError, type CircleId } from '#contract';
import { forgetWords } from '#features/chat';
import type { Memory } from '#features/memory';
import type { Ledger } from '#ledger';
import type { Database } from '#platform';
import type { BlobStore, Sync } from '#sync';

type Rooms = { readonly db: Database; readonly ledger: Ledger; readonly sync: Sync; readonly store: BlobStore; readonly memory: Pick<Memory, 'drop'> };

/** Every table that keeps rows by a circle's id, whichever feature made it. The ledger's own count circles by number. */
const tablesByCircle = (db: Database): readonly string[] =>
  db
    .prepare<[], string>(
      `SELECT t.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
       WHERE t.type = 'table' AND c.name = 'circle' AND c.type = 'TEXT' AND t.name NOT LIKE 'ledger\\_%' ESCAPE '\\'`,
    )
    .pluck()
    .all();

type Held = Pick<Rooms, 'db' | 'ledger' | 'sync'>;

/** Erases every row of a circle, its keys with them, and leaves its network. `before`: what else goes in the same transaction. */
export const eraseRows = ({ db, ledger, sync }: Held, circle: CircleId, before: () => void = () => undefined): void => {
  sync.stop(circle);
  db.transaction(() => {
    before();
    ledger.drop(circle);
    for (const table of tablesByCircle(db)) db.prepare(`DELETE FROM "${table}" WHERE circle = ?`).run(circle);
  }).immediate();
  // What was erased must not live on in the write-ahead log.
  db.pragma('wal_checkpoint(TRUNCATE)');
};

/**
 * Erases all that this machine holds of a circle: words, names, keys, the search index, files, and what the AI remembers. Its network is left.
 * What others hold is not touched. Whoever asks to be let in again meanwhile keeps the rows, with the keys they knock with, as everybody who
 * waits does. Fails with `circle-not-found`.
 */
export const eraseCopy = async ({ store, memory, ...held }: Rooms, circle: CircleId): Promise<void> => {
  if (![...held.ledger.circles(), ...held.ledger.returningCircles()].some(({ id }) => id === circle)) throw new AppError('circle-not-found');
  held.sync.stop(circle);
  await memory.drop(circle);
  if (held.ledger.pendingJoins().some((pending) => pending.circle === circle)) return;
  store.shelf(circle).sweep(() => false, { drafts: true });
  eraseRows(held, circle, () => forgetWords(held.db, circle));
};
