import type { Database } from './database.ts';

/** Statements prepared once for each open database. */
export const statementsOf = <Statements extends object>(prepare: (db: Database) => Statements): ((db: Database) => Statements) => {
  const prepared = new WeakMap<Database, Statements>();
  return (db) => {
    const known = prepared.get(db);
    if (known) return known;
    const made = prepare(db);
    prepared.set(db, made);
    return made;
  };
};
