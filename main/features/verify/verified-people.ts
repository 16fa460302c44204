import type { CircleId, PersonId } from '#contract';
import type { Database, RoomMigrations } from '#platform';
import { type KnownKeys, parseKnownKeys } from './known-keys.ts';

/** Whose keys were compared, here and by this person: told to nobody. `keys`: those that the mark was given for. */
export const verifyMigrations: RoomMigrations = {
  room: 'verify',
  migrations: [
    {
      number: 1,
      sql: `
        CREATE TABLE verified_person (
          circle TEXT NOT NULL, person TEXT NOT NULL, keys TEXT NOT NULL, verified_at INTEGER NOT NULL, changed_at INTEGER, seen INTEGER NOT NULL DEFAULT 0,
          PRIMARY KEY (circle, person)
        ) WITHOUT ROWID;`,
    },
  ],
};

type Row = { readonly person: PersonId; readonly keys: string; readonly verified_at: number; readonly changed_at: number | null; readonly seen: number };

/** `changedAt`: the mark is off, since keys are others than those it was given for. `seen`: the line about it was put away. */
export type Verified = { readonly person: PersonId; readonly keys: KnownKeys; readonly verifiedAt: number; readonly changedAt: number | undefined; readonly seen: boolean };

const verifiedOf = ({ person, keys, verified_at, changed_at, seen }: Row): Verified => ({
  person,
  keys: parseKnownKeys(keys),
  verifiedAt: verified_at,
  changedAt: changed_at ?? undefined,
  seen: seen === 1,
});

/** Reads and writes the marks of this desktop. A mark that is off stays off until the keys are compared again. */
export class VerifiedPeople {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  of(circle: CircleId): readonly Verified[] {
    return this.#db.prepare<[string], Row>('SELECT person, keys, verified_at, changed_at, seen FROM verified_person WHERE circle = ? ORDER BY person').all(circle).map(verifiedOf);
  }

  mark(circle: CircleId, { person, keys, verifiedAt }: Pick<Verified, 'person' | 'keys' | 'verifiedAt'>): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO verified_person (circle, person, keys, verified_at, changed_at, seen) VALUES (?, ?, ?, ?, NULL, 0)')
      .run(circle, person, JSON.stringify(keys), verifiedAt);
  }

  takeOff(circle: CircleId, person: PersonId, changedAt: number): void {
    this.#db.prepare('UPDATE verified_person SET changed_at = ? WHERE circle = ? AND person = ? AND changed_at IS NULL').run(changedAt, circle, person);
  }

  forget(circle: CircleId, person: PersonId): void {
    this.#db.prepare('DELETE FROM verified_person WHERE circle = ? AND person = ?').run(circle, person);
  }

  putAway(circle: CircleId, person: PersonId): void {
    this.#db.prepare('UPDATE verified_person SET seen = 1 WHERE circle = ? AND person = ?').run(circle, person);
  }
}
