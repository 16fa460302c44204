import type { CircleId, EntryId, PersonId } from '#contract';
import type { Database, RoomMigrations } from '#platform';

/** What this desktop knows of what its person decided, and of requests it agreed to and is not in yet. */
export const directMigrations: RoomMigrations = {
  room: 'direct',
  migrations: [
    {
      number: 1,
      sql: `
        CREATE TABLE person_choice (circle TEXT NOT NULL, person TEXT NOT NULL, is_blocked INTEGER NOT NULL, is_declined INTEGER NOT NULL, answered TEXT,
          at INTEGER NOT NULL, PRIMARY KEY (circle, person)) WITHOUT ROWID;
        CREATE TABLE agreed_direct (circle TEXT PRIMARY KEY, shared TEXT NOT NULL, person TEXT NOT NULL) WITHOUT ROWID;`,
    },
  ],
};

export type ChoiceRow = {
  readonly circle: CircleId;
  readonly person: PersonId;
  readonly is_blocked: number;
  readonly is_declined: number;
  readonly answered: EntryId | null;
  readonly at: number;
};
/** Whom a private chat is with, by a group that both are or were in. */
export type Whom = { readonly shared: CircleId; readonly person: PersonId };

export const choiceRows = (db: Database): readonly ChoiceRow[] => db.prepare<[], ChoiceRow>('SELECT circle, person, is_blocked, is_declined, answered, at FROM person_choice ORDER BY at DESC').all();

export const putChoice = (db: Database, row: ChoiceRow): void =>
  void db.prepare('INSERT OR REPLACE INTO person_choice VALUES (?, ?, ?, ?, ?, ?)').run(row.circle, row.person, row.is_blocked, row.is_declined, row.answered, row.at);

/** What my devices told each other, in their circle. */
export const saidChoices = (db: Database, own: CircleId): readonly ChoiceRow[] =>
  db.prepare<[string], ChoiceRow>('SELECT at_circle AS circle, person, is_blocked, is_declined, answered, at FROM said_choice WHERE circle = ?').all(own);

export const agreedWith = (db: Database, circle: CircleId): Whom | undefined => db.prepare<[string], Whom>('SELECT shared, person FROM agreed_direct WHERE circle = ?').get(circle);
/** Everything that was agreed to here and not come to an end. */
export const allAgreed = (db: Database): readonly (Whom & { readonly circle: CircleId })[] => db.prepare<[], Whom & { readonly circle: CircleId }>('SELECT circle, shared, person FROM agreed_direct').all();
export const agreeTo = (db: Database, circle: CircleId, { shared, person }: Whom): void => void db.prepare('INSERT OR REPLACE INTO agreed_direct VALUES (?, ?, ?)').run(circle, shared, person);
