import type { CircleId } from '#contract';
import type { Database, RoomMigrations } from '#platform';

/** Which circle holds this person's devices. Joining another's replaces it. */
export const devicesMigrations: RoomMigrations = {
  room: 'devices',
  migrations: [{ number: 1, sql: 'CREATE TABLE own_circle (one INTEGER PRIMARY KEY CHECK (one = 1), circle TEXT NOT NULL);' }],
};

export const ownCircleOf = (db: Database): CircleId | undefined => db.prepare<[], string>('SELECT circle FROM own_circle').pluck().get();
export const setOwnCircle = (db: Database, circle: CircleId): void => void db.prepare('INSERT OR REPLACE INTO own_circle VALUES (1, ?)').run(circle);
