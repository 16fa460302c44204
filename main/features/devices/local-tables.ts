import type { CircleId } from '#contract';
import { type Database, type RoomMigrations, statementsOf } from '#platform';

/** Which circle holds this person's devices. Joining another's replaces it. */
export const devicesMigrations: RoomMigrations = {
  room: 'devices',
  migrations: [{ number: 1, sql: 'CREATE TABLE own_circle (one INTEGER PRIMARY KEY CHECK (one = 1), circle TEXT NOT NULL);' }],
};

const statements = statementsOf((db) => ({
  read: db.prepare<[], string>('SELECT circle FROM own_circle').pluck(),
  write: db.prepare<[string]>('INSERT OR REPLACE INTO own_circle VALUES (1, ?)'),
}));

export const ownCircleOf = (db: Database): CircleId | undefined => statements(db).read.get();
export const setOwnCircle = (db: Database, circle: CircleId): void => void statements(db).write.run(circle);
