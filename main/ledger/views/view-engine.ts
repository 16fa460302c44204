import type { Database, Log } from '#platform';
import type { Op, OpKind, Standing, View } from '../op.ts';
import type { ReadableEntry, ViewSource } from './readable-entry.ts';
import { withCachedStatements } from './cached-statements.ts';
import { type OpRegistry, registerOpKinds } from './registry.ts';

type ViewRow = { readonly id: number; readonly name: string; readonly version: number; readonly tables: string };
/** Keys to make again, by view; with the ops that are already at hand, by place. */
type IndexRow = { readonly view: number; readonly place: number };
/** What the index holds of a key, asked once a commit. */
type IndexReader = (key: string) => readonly IndexRow[];
type Touched = Map<View, Map<string, Map<number, Op>>>;
/** What a commit brings to views: bodies that can be read now, bodies that were erased, and the ids of all entries that are new. */
export type Arrivals = { readonly fresh: readonly ReadableEntry[]; readonly gone: readonly ReadableEntry[]; readonly arrived: readonly string[] };
export type ChangedKeys = readonly { readonly view: string; readonly keys: readonly string[] }[];

const NONE: readonly IndexRow[] = [];

const inOrder = (a: Op, b: Op): number => a.lamport - b.lamport || (a.device < b.device ? -1 : a.device > b.device ? 1 : a.seq - b.seq);

const prepare = (db: Database) => ({
  views: db.prepare<[], ViewRow>('SELECT id, name, version, tables FROM ledger_view'),
  addView: db.prepare<[string, number, string]>('INSERT INTO ledger_view (name, version, tables) VALUES (?, ?, ?)'),
  removeView: db.prepare<[number]>('DELETE FROM ledger_view WHERE id = ?'),
  clear: db.prepare<[number]>('DELETE FROM ledger_op WHERE view = ?'),
  index: db.prepare<[number, number, string, number]>('INSERT OR IGNORE INTO ledger_op (view, circle, key, place) VALUES (?, ?, ?, ?)'),
  forget: db.prepare<[number, number, string, number]>('DELETE FROM ledger_op WHERE view = ? AND circle = ? AND key = ? AND place = ?'),
  at: db.prepare<[number, string], IndexRow>('SELECT view, place FROM ledger_op WHERE circle = ? AND key = ?'),
  atAny: db.prepare<[number, string], IndexRow & { readonly key: string }>('SELECT key, view, place FROM ledger_op WHERE circle = ? AND key IN (SELECT value FROM json_each(?))'),
});

/**
 * Keeps the views' tables in step with the entries. Every call but `outdated` happens inside the caller's transaction.
 * The index holds ops under the keys they name; an op whose key is its own entry (most messages) is found by that id without being in it.
 */
export class ViewEngine {
  readonly registry: OpRegistry;
  private readonly db: Database;
  private reducersDb: Database;
  private readonly log: Log;
  private readonly views: readonly View[];
  private readonly statements: ReturnType<typeof prepare>;
  private readonly ids = new Map<View, number>();

  constructor(db: Database, views: readonly View[], log: Log) {
    this.db = db;
    this.reducersDb = withCachedStatements(db);
    this.log = log;
    this.views = views;
    this.registry = registerOpKinds(views);
    this.statements = prepare(db);
  }

  /** Drops the tables of views that are gone, new or of another version (or of all), and makes them empty. Returns those to fill. */
  reset(all: boolean): readonly View[] {
    // Statements must not outlive the tables they were prepared for.
    this.reducersDb = withCachedStatements(this.db);
    const stored = new Map(this.statements.views.all().map((row) => [row.name, row]));
    const stale = this.views.filter((view) => all || stored.get(view.name)?.version !== view.version);
    for (const row of stored.values()) {
      const current = this.views.find(({ name }) => name === row.name);
      if (current && !stale.includes(current)) this.ids.set(current, row.id);
      else this.drop(row);
    }
    for (const view of stale) {
      for (const table of view.tables) this.db.exec(`DROP TABLE IF EXISTS "${table}"`);
      this.db.exec(view.sql);
      const { lastInsertRowid } = this.statements.addView.run(view.name, view.version, JSON.stringify(view.tables));
      this.ids.set(view, Number(lastInsertRowid));
    }
    return stale;
  }

  private drop(row: ViewRow): void {
    for (const table of JSON.parse(row.tables) as readonly string[]) this.db.exec(`DROP TABLE IF EXISTS "${table}"`);
    this.statements.clear.run(row.id);
    this.statements.removeView.run(row.id);
  }

  /** Takes new entries in and erased ones out, and makes the rows of every key they name again. `only`: just these views. */
  absorb(source: ViewSource, entries: Arrivals, only?: readonly View[]): ChangedKeys {
    const touched: Touched = new Map();
    for (const entry of entries.fresh) {
      for (const { view, key, op } of this.keysOf(entry, only)) {
        if (key !== op.id) this.statements.index.run(this.idOf(view), source.row, key, entry.place);
        this.touch(touched, view, key).set(entry.place, op);
      }
    }
    for (const entry of entries.gone) {
      for (const { view, key, op } of this.keysOf(entry, only)) {
        if (key !== op.id) this.statements.forget.run(this.idOf(view), source.row, key, entry.place);
        this.touch(touched, view, key);
      }
    }
    const indexed = this.indexReader(source.row, entries.arrived);
    for (const id of entries.arrived) this.touchAll(touched, id, indexed(id));
    for (const [view, keys] of touched) {
      for (const [key, atHand] of keys) this.reduce(source, view, { key, ops: this.opsOf(source, view, { key, rows: indexed(key), atHand }) });
    }
    return [...touched].map(([view, keys]) => ({ view: view.name, keys: [...keys.keys()] }));
  }

  /** Ops that name an entry may have come before it: with its header their keys look different, whether or not it can be read. */
  private touchAll(touched: Touched, key: string, rows: readonly IndexRow[]): void {
    for (const { view: id } of rows) for (const [view, viewId] of this.ids) if (viewId === id) this.touch(touched, view, key);
  }

  /** `arrived`: keys that are asked for in any case, and so read together instead of one by one. */
  private indexReader(circle: number, arrived: readonly string[]): IndexReader {
    const read = new Map<string, readonly IndexRow[]>();
    if (arrived.length > 1) {
      for (const key of arrived) read.set(key, NONE);
      for (const [key, rows] of Map.groupBy(this.statements.atAny.all(circle, JSON.stringify(arrived)), (row) => row.key)) read.set(key, rows);
    }
    return (key) => {
      const rows = read.get(key) ?? this.statements.at.all(circle, key);
      read.set(key, rows);
      return rows;
    };
  }

  private idOf(view: View): number {
    return this.ids.get(view) ?? -1;
  }

  private touch(touched: Touched, view: View, key: string): Map<number, Op> {
    const keys = touched.get(view) ?? new Map<string, Map<number, Op>>();
    touched.set(view, keys);
    const ops = keys.get(key) ?? new Map<number, Op>();
    keys.set(key, ops);
    return ops;
  }

  private *keysOf({ op, isChecked = false }: ReadableEntry, only: readonly View[] | undefined): Generator<{ view: View; key: string; op: Op }> {
    for (const { view, opKind } of this.registry.get(op.kind) ?? []) {
      if (only && !only.includes(view)) continue;
      const read = this.readAs(opKind, op, isChecked);
      if (read) yield { view, ...read };
    }
  }

  /** A body that makes its feature's schema or key fall over is as unreadable as one that they refuse. */
  private readAs(opKind: OpKind, op: Op, isChecked: boolean): { readonly key: string; readonly op: Op } | undefined {
    try {
      if (isChecked) return { key: opKind.key(op.id, op.body), op };
      const parsed = opKind.schema.safeParse(op.body);
      return parsed.success ? { key: opKind.key(op.id, parsed.data), op: { ...op, body: parsed.data } } : undefined;
    } catch {
      this.log.warn('op-unreadable', { kind: opKind.kind });
      return undefined;
    }
  }

  private opFor(view: View, key: string, entry: ReadableEntry | undefined): Op | undefined {
    return entry && [...this.keysOf(entry, [view])].find((read) => read.key === key)?.op;
  }

  private opsOf(source: ViewSource, view: View, { key, rows, atHand }: Pick<Standing, 'key'> & { rows: readonly IndexRow[]; atHand: ReadonlyMap<number, Op> }): readonly Op[] {
    const viewId = this.idOf(view);
    const own = [...atHand.values()].find(({ id }) => id === key) ?? this.opFor(view, key, source.readShown(key));
    const ops = own ? [own] : [];
    for (const { view: id, place } of rows) {
      if (id !== viewId) continue;
      const op = atHand.get(place) ?? this.opFor(view, key, source.read(place));
      if (op) ops.push(op);
    }
    return ops.length > 1 ? ops.sort(inOrder) : ops;
  }

  private reduce(source: ViewSource, view: View, { key, ops }: Pick<Standing, 'key' | 'ops'>): void {
    const standing: Standing = { circle: source.circle, key, ops, headerOf: source.headerOf, erasedBy: source.erasedBy };
    try {
      view.reduce(this.reducersDb, standing);
    } catch (error) {
      // What a member wrote must not be able to stop its feed; what the disk says must.
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (code.startsWith('SQLITE_') && !code.startsWith('SQLITE_CONSTRAINT')) throw error;
      this.log.warn('view-reduce-failed', { view: view.name, code });
    }
  }
}
