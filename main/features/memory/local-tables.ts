import type { RoomMigrations } from '#platform';

/** In the desktop's own database: what must outlive a memory file. Counts, times and switches only. */
export const memoryMigrations: RoomMigrations = {
  room: 'memory',
  migrations: [
    {
      number: 1,
      sql: `
CREATE TABLE memory_circle (
  circle TEXT PRIMARY KEY, is_on INTEGER NOT NULL DEFAULT 1,
  learn_after INTEGER NOT NULL DEFAULT 0,
  forgetting TEXT) WITHOUT ROWID;
CREATE TABLE memory_receipt (
  circle TEXT NOT NULL, number INTEGER NOT NULL, body TEXT NOT NULL, awaits_core_after TEXT,
  PRIMARY KEY (circle, number)) WITHOUT ROWID;`,
    },
  ],
};
