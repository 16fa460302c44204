import type { Database } from '#platform';

/**
 * Runs a small write without waiting for the disk: it survives a crash of ours, not a power cut. For what can be had again:
 * read marks, drafts, the search index. Not inside a transaction.
 */
export const withoutWaiting = <Value>(db: Database, write: () => Value): Value => {
  const before = db.pragma('synchronous', { simple: true }) as number;
  db.pragma('synchronous = NORMAL');
  try {
    return write();
  } finally {
    db.pragma(`synchronous = ${before}`);
  }
};
