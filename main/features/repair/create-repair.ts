import type { Change, Contract, Handlers } from '#contract';
import type { Ledger } from '#ledger';
import type { Database } from '#platform';
import { LocalRepair } from './local-repair.ts';

type Deps = { readonly db: Database; readonly ledger: Ledger; readonly tell: (change: Change) => void };

/** Tells what became of a damaged database, and follows the circles that come back from their members. */
export const createRepair = ({ db, ledger, tell }: Deps): { readonly handlers: Handlers<Contract['repair']>; readonly stop: () => void } => {
  const local = new LocalRepair(db);
  // What came back while nobody was looking: a crash may lie between being back and being told so.
  for (const { id } of ledger.circles()) local.isBack(id);
  const stop = ledger.onReturned(({ id }) => {
    local.isBack(id);
    tell({ topic: 'repair' });
  });
  return {
    handlers: {
      report: () => local.report(),
      dismiss: () => {
        local.dismiss();
        tell({ topic: 'repair' });
        return {};
      },
    },
    stop,
  };
};
