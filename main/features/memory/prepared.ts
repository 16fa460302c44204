import type { Database } from '#platform';

const prepare = (db: Database, sql: string) => db.prepare<unknown[], unknown>(sql);
type Statement = ReturnType<typeof prepare>;
const known = new WeakMap<Database, Map<string, Statement>>();

/** Prepares each statement once for an open file: redaction asks the vault thousands of times. Values come back plucked. */
export const pluckedOnce = (db: Database, sql: string): Statement => {
  const statements = known.get(db) ?? new Map<string, Statement>();
  known.set(db, statements);
  const held = statements.get(sql);
  if (held) return held;
  const made = prepare(db, sql);
  if (made.reader) made.pluck();
  statements.set(sql, made);
  return made;
};
