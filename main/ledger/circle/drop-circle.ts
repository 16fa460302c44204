import type { Rows } from '../store/rows.ts';
import type { View } from '../op.ts';
import type { LedgerContext } from './ledger-context.ts';

const OF_CIRCLE = ['ledger_control', 'ledger_erasure', 'ledger_hole', 'ledger_due', 'ledger_pending_body', 'ledger_op', 'ledger_declined', 'ledger_intake', 'ledger_kept', 'ledger_call', 'ledger_feed'] as const;

const clearViews = ({ db }: LedgerContext, views: readonly View[], circle: string): void => {
  for (const table of views.flatMap(({ tables }) => tables)) db.prepare(`DELETE FROM "${table}" WHERE circle = ?`).run(circle);
};

/** Erases everything this machine holds of a circle, its keys with it: nobody can bring them back. One transaction. */
export const dropCircle = (context: LedgerContext, row: Pick<ReturnType<Rows['circles']['all']>[number], 'id' | 'circle'>): void => {
  const { db, rows, views } = context;
  db.transaction(() => {
    for (const { id } of rows.feeds.all(row.id)) rows.dropEntries.run({ feed: id });
    for (const table of OF_CIRCLE) db.prepare(`DELETE FROM ${table} WHERE circle = ?`).run(row.id);
    clearViews(context, views, row.circle);
    rows.removeCircle.run(row.id);
  }).immediate();
};
