import type { Database } from '#platform';

type Column = { readonly name: string; readonly pk: number };

/** The index of words is made again with the views. */
const DERIVED: ReadonlySet<string> = new Set(['migration', 'message_number', 'message_indexed']);

/** Tables that features keep of their own: neither the ledger's, nor views, nor what is made again from them. */
const ownTables = (db: Database, views: readonly string[]): readonly string[] => {
  const tables = db.prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").all();
  const virtual = tables.filter(({ sql }) => sql.startsWith('CREATE VIRTUAL')).map(({ name }) => name);
  const isOwn = (name: string): boolean =>
    !name.startsWith('ledger_') && !DERIVED.has(name) && !views.includes(name) && !virtual.some((index) => name === index || name.startsWith(`${index}_`));
  return tables.map(({ name }) => name).filter(isOwn);
};

const columnsOf = (db: Database, table: string): readonly Column[] => {
  try {
    return db.pragma(`table_info("${table}")`) as Column[];
  } catch {
    return [];
  }
};

/** Reads from both ends up to the damaged page: one that lies between keeps only its own rows. */
const eachReadable = (from: Database, { table, columns }: { readonly table: string; readonly columns: readonly Column[] }, take: (row: unknown[]) => void): void => {
  const names = columns.map(({ name }) => `"${name}"`).join();
  const keys = columns.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk).map(({ name }) => `"${name}"`);
  const order = (way: 'ASC' | 'DESC'): string => (keys.length > 0 ? keys : ['rowid']).map((key) => `${key} ${way}`).join();
  for (const way of ['ASC', 'DESC'] as const) {
    try {
      for (const row of from.prepare(`SELECT ${names} FROM "${table}" ORDER BY ${order(way)}`).raw().iterate()) take(row as unknown[]);
      return;
    } catch {
      // A damaged page: what lies behind it is read from the other end.
    }
  }
};

/** Copies every row that can be read of the features' own tables. Rows that are there already stay. */
export const copyReadable = (from: Database, to: Database, views: readonly string[]): void => {
  for (const table of ownTables(to, views)) {
    const known = new Set(columnsOf(from, table).map(({ name }) => name));
    const columns = columnsOf(to, table).filter(({ name }) => known.has(name));
    if (columns.length === 0) continue;
    const add = to.prepare(`INSERT OR IGNORE INTO "${table}" (${columns.map(({ name }) => `"${name}"`).join()}) VALUES (${columns.map(() => '?').join()})`);
    to.transaction(() => eachReadable(from, { table, columns }, (row) => add.run(row)))();
  }
};
