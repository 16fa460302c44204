import type { RoomMigrations } from '#platform';
import { INDEX_MARK_SQL, SEARCH_SQL } from './search-index.ts';

/** What only this desktop knows of a chat, and the search index. Nothing here travels, nothing here is rebuilt from the ledger alone. */
export const chatMigrations: RoomMigrations = {
  room: 'chat',
  migrations: [
    {
      number: 1,
      sql: `
        CREATE TABLE read_mark (circle TEXT PRIMARY KEY, message TEXT NOT NULL, lamport INTEGER NOT NULL, device TEXT NOT NULL, seq INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE draft (circle TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
        ${SEARCH_SQL}`,
    },
    { number: 2, sql: INDEX_MARK_SQL },
  ],
};
