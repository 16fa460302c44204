import { join } from 'node:path';
import { openDatabase, systemRandom } from '#platform';

const KEY_BYTES = 32;
/** Header and sealed body of a message of 300 bytes. */
const HEADER_BYTES = 167;
const BODY_BYTES = 552;

/** What a durable message costs at the least: one row of its size in the only table of a database that is sealed and synced like ours, a commit each. */
export const openBareRows = (folder: string): { readonly write: () => void; readonly close: () => void } => {
  const db = openDatabase({ file: join(folder, 'bare-rows.db'), key: systemRandom.bytes(KEY_BYTES) });
  db.exec('CREATE TABLE entry (place INTEGER PRIMARY KEY, header BLOB NOT NULL, body BLOB NOT NULL)');
  const add = db.prepare<[Uint8Array, Uint8Array]>('INSERT INTO entry (header, body) VALUES (?, ?)');
  const header = systemRandom.bytes(HEADER_BYTES);
  const body = systemRandom.bytes(BODY_BYTES);
  return {
    write: () => void add.run(header, body),
    close: () => db.close(),
  };
};
