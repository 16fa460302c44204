import type { RoomMigrations } from '#platform';

/** What only this desktop knows of files: those added and not sent, what its person asked for, and how much room a circle gets. */
export const filesMigrations: RoomMigrations = {
  room: 'files',
  migrations: [
    {
      number: 1,
      sql: `
        CREATE TABLE draft_file (draft TEXT PRIMARY KEY, circle TEXT NOT NULL, nth INTEGER NOT NULL, address TEXT NOT NULL, body TEXT NOT NULL, shown TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE file_choice (circle TEXT NOT NULL, address TEXT NOT NULL, choice TEXT NOT NULL, PRIMARY KEY (circle, address)) WITHOUT ROWID;
        CREATE TABLE file_limit (circle TEXT PRIMARY KEY, bytes INTEGER NOT NULL) WITHOUT ROWID;`,
    },
  ],
};
