import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type Ledger, openLedger } from '../../../main/ledger/index.ts';
import { type Database, openDatabase, silentLog, systemClock, systemRandom } from '../../../main/platform/index.ts';
import { noteView } from '../../support/note-view.ts';
import { isWhole } from './open-desk.ts';

/** Bob's database on disk. What is killed here is no keystore: the key is the test's. */
export const bobsDisk = (dir: string) => ({ file: join(dir, 'bob.db'), key: new Uint8Array(32).fill(7) });
/** Alice's, for cases that begin with a history of hers. */
export const alicesDisk = (dir: string) => ({ file: join(dir, 'alice.db'), key: new Uint8Array(32).fill(8) });

/** Opens what is left of Bob's ledger: whole, its views those of a rebuild. */
export const bobStartsCleanly = async (dir: string, look: (bob: { readonly ledger: Ledger; readonly db: Database }) => void): Promise<void> => {
  const db = openDatabase(bobsDisk(dir));
  try {
    isWhole(db);
    const ledger = await openLedger({ db, masterKey: bobsDisk(dir).key, clock: systemClock, random: systemRandom, log: silentLog, views: [noteView] });
    const shown = ledger.circles().map((circle) => circle.viewsHash());
    ledger.rebuild();
    assert.deepEqual(ledger.circles().map((circle) => circle.viewsHash()), shown, 'views equal what a rebuild makes');
    look({ ledger, db });
    ledger.stop();
  } finally {
    db.close();
  }
};
