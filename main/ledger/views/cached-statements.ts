import type { Database } from '#platform';

const MOST = 512;

/**
 * The same database, with a memory for statements: a reducer that prepares its SQL for each key would spend most of its time on that.
 * A statement comes back with its plain settings; one that is in use is prepared anew.
 */
export const withCachedStatements = (db: Database): Database => {
  const statements = new Map<string, ReturnType<Database['prepare']>>();
  const prepare = (sql: string): ReturnType<Database['prepare']> => {
    const held = statements.get(sql);
    if (held && !held.busy) return held.reader ? held.pluck(false) : held;
    const statement = db.prepare(sql);
    if (statements.size >= MOST) statements.clear();
    statements.set(sql, statement);
    return statement;
  };
  return Object.create(db, { prepare: { value: prepare } }) as Database;
};
