import type { CircleId, Receipt } from '#contract';
import type { Database } from '#platform';
import type { Counts } from './memory-file.ts';

type Row = { readonly is_on: number; readonly learn_after: number; readonly forgetting: string | null };
export type CircleState = { readonly on: boolean; readonly learnAfter: number; readonly forgetting: Counts | undefined };

const ensure = (db: Database, circle: CircleId): void => {
  db.prepare('INSERT OR IGNORE INTO memory_circle (circle) VALUES (?)').run(circle);
};

/** What outlives a circle's memory file: the switch, the tombstone (learn nothing sent before), and the counts of a Forget under way. */
export const readState = (db: Database, circle: CircleId): CircleState => {
  const row = db.prepare<[string], Row>('SELECT is_on, learn_after, forgetting FROM memory_circle WHERE circle = ?').get(circle);
  return {
    on: (row?.is_on ?? 1) === 1,
    learnAfter: row?.learn_after ?? 0,
    forgetting: row?.forgetting ? (JSON.parse(row.forgetting) as Counts) : undefined,
  };
};

export const setOn = (db: Database, circle: CircleId, on: boolean): void => {
  ensure(db, circle);
  db.prepare('UPDATE memory_circle SET is_on = ? WHERE circle = ?').run(on ? 1 : 0, circle);
};

export const markForgetting = (db: Database, circle: CircleId, counts: Counts): void => {
  ensure(db, circle);
  db.prepare('UPDATE memory_circle SET forgetting = ? WHERE circle = ?').run(JSON.stringify(counts), circle);
};

/** Circles whose Forget was begun and not finished. */
export const circlesForgetting = (db: Database): readonly CircleId[] =>
  db.prepare('SELECT circle FROM memory_circle WHERE forgetting IS NOT NULL').pluck().all() as string[];

export const setTombstone = (db: Database, circle: CircleId, at: number): void => {
  ensure(db, circle);
  db.prepare('UPDATE memory_circle SET learn_after = max(learn_after, ?) WHERE circle = ?').run(at, circle);
};

/** The end of a Forget: the receipt, and no mark any more, in one transaction. `run`: the process that must be replaced. */
export const storeReceipt = (db: Database, receipt: Receipt, run: string | undefined): void => {
  db.transaction(() => {
    db.prepare('INSERT INTO memory_receipt VALUES (@circle, (SELECT coalesce(max(number), 0) + 1 FROM memory_receipt WHERE circle = @circle), @body, @run)').run({
      circle: receipt.circle,
      body: JSON.stringify(receipt),
      run: run ?? null,
    });
    db.prepare('UPDATE memory_circle SET forgetting = NULL WHERE circle = ?').run(receipt.circle);
  })();
};

/** Newest first. */
export const receiptsOf = (db: Database, circle: CircleId): Receipt[] =>
  (db.prepare('SELECT body FROM memory_receipt WHERE circle = ? ORDER BY number DESC').pluck().all(circle) as string[]).map((body) => JSON.parse(body) as Receipt);

/** Receipts that waited for a fresh process get their last check, when this is one. @param isClean nothing is left of the process before; without it they go on waiting */
export const confirmReplaced = (db: Database, run: string, isClean: () => boolean): void => {
  const waiting = db
    .prepare<[string], { circle: string; number: number; body: string }>('SELECT circle, number, body FROM memory_receipt WHERE awaits_core_after IS NOT NULL AND awaits_core_after <> ?')
    .all(run);
  if (waiting.length === 0 || !isClean()) return;
  const confirm = db.prepare('UPDATE memory_receipt SET body = ?, awaits_core_after = NULL WHERE circle = ? AND number = ?');
  for (const { circle, number, body } of waiting) {
    const receipt = JSON.parse(body) as Receipt;
    confirm.run(JSON.stringify({ ...receipt, checks: [...receipt.checks, 'core-replaced'] }), circle, number);
  }
};
