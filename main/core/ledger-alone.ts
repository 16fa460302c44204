import { join } from 'node:path';
import { messageView } from '#features/chat';
import { type CircleLedger, openLedger, type View } from '#ledger';
import { type Clock, openDatabase, type Random, silentLog } from '#platform';

const KEY_BYTES = 32;
/** Knows what a message is, and makes nothing of it. */
const BLANK: View = { ...messageView, sql: '', tables: [], reduce: () => undefined };

type Options = { readonly folder: string; readonly clock: Clock; readonly random: Random; /** Called for each number below `held`, at once, before anything is measured. */ readonly held: number; readonly write: (circle: CircleLedger, at: number) => void };

/** A circle in a database of its own that is sealed and synced like ours and holds so many entries, without views and without anybody who listens: for measuring the ledger alone. */
export const openLedgerAlone = async ({ folder, clock, random, held, write }: Options): Promise<{ readonly circle: CircleLedger; readonly close: () => void }> => {
  const db = openDatabase({ file: join(folder, 'ledger-alone.db'), key: random.bytes(KEY_BYTES) });
  const ledger = await openLedger({ db, clock, random, log: silentLog, views: [BLANK], masterKey: random.bytes(KEY_BYTES) });
  const circle = ledger.create();
  db.transaction(() => {
    for (let at = 0; at < held; at += 1) write(circle, at);
  })();
  return {
    circle,
    close: () => {
      ledger.stop();
      db.close();
    },
  };
};
