import { statementsOf } from '#platform';
import { type CircleState, openersOf } from './circle-state.ts';
import { CommitWriter } from './commit-writer.ts';
import type { Accepted, Committed } from './committed.ts';
import { epochsOf } from './held-epochs.ts';
import type { LedgerContext } from './ledger-context.ts';

/** The entry is stored by now: where the disk is too full for this, the next commit or the next start does it. */
export const foldLogIn = ({ db, log }: LedgerContext): void => {
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    log.warn('log-not-folded-in');
  }
};

/** Made once: making a transaction costs about as much as what is often written in it. */
const transactions = statementsOf((db) => ({ together: db.transaction((work: () => Committed) => work()) }));

/** Everything that `work` writes, with the views it changes, in one transaction. Durable when it returns; on failure nothing has happened. */
export const writeTogether = (context: LedgerContext, state: CircleState, work: (writer: CommitWriter) => void): Committed => {
  const committed = transactions(context.db).together.immediate(() => {
    const writer = new CommitWriter(context, state);
    work(writer);
    return writer.finish();
  });
  // Erased bodies must not live on in the write-ahead log.
  if (committed.deletions.length > 0 && !context.db.inTransaction) foldLogIn(context);
  return committed;
};

/** Stores what the gate accepted, or what this device wrote. The given state stays as it was. */
export const commit = (context: LedgerContext, state: CircleState, accepted: Accepted): Committed => {
  const { dag, members, feeds } = accepted;
  const inUse = members === state.members ? {} : epochsOf(state.idBytes, openersOf(state), members);
  const next: CircleState = { ...state, ...inUse, dag, members, feeds };
  return writeTogether(context, next, (writer) => writer.write(accepted, state));
};
