import { join } from 'node:path';
import { type Database, machineKeystore, openDatabase, systemRandom } from '#platform';

/** Notes in a database that a newer Hearth has gone on with it, which none of today may open. @returns takes the note away again */
export const noteNewerRoom = async (dataDir: string, passphrase: string): Promise<() => Promise<void>> => {
  const keystore = machineKeystore({ dataDir, random: systemRandom });
  await keystore.unlock(passphrase);
  const key = await keystore.read('database');
  if (!key) throw new Error('there is no key of the database');
  const change = async (run: (db: Database) => void): Promise<void> => {
    const db = openDatabase({ file: join(dataDir, 'hearth.db'), key });
    run(db);
    db.close();
  };
  await change((db) => db.prepare("INSERT INTO migration (room, number) VALUES ('chat', 999)").run());
  return () => change((db) => db.prepare("DELETE FROM migration WHERE room = 'chat' AND number = 999").run());
};
