import type { CircleId, RepairReport } from '#contract';
import type { Database, RoomMigrations } from '#platform';

/** What became of each circle when a damaged database was set aside, until the person has read it. */
export const repairMigrations: RoomMigrations = {
  room: 'repair',
  migrations: [
    {
      number: 1,
      sql: `
        CREATE TABLE repair (at INTEGER PRIMARY KEY, folder TEXT NOT NULL);
        CREATE TABLE repair_circle (circle TEXT PRIMARY KEY, name TEXT NOT NULL, outcome TEXT NOT NULL) WITHOUT ROWID;`,
    },
  ],
};

export type Outcome = 'back' | 'waiting' | 'lost' | 'over';
type Row = { readonly name: string; readonly outcome: Outcome };

/** Reads and writes those tables. */
export class LocalRepair {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Another report takes the place of one that nobody has read. */
  begin({ at, folder }: { readonly at: number; readonly folder: string }): void {
    this.dismiss();
    this.#db.prepare('INSERT INTO repair (at, folder) VALUES (?, ?)').run(at, folder);
  }

  note(circle: CircleId, { name, outcome }: Row): void {
    this.#db.prepare('INSERT OR REPLACE INTO repair_circle (circle, name, outcome) VALUES (?, ?, ?)').run(circle, name, outcome);
  }

  /** It waited for the members, and they have brought it back. */
  isBack(circle: CircleId): void {
    this.#db.prepare("UPDATE repair_circle SET outcome = 'back' WHERE circle = ?").run(circle);
  }

  report(): RepairReport | null {
    const found = this.#db.prepare<[], { at: number; folder: string }>('SELECT at, folder FROM repair ORDER BY at DESC').get();
    if (!found) return null;
    const rows = this.#db.prepare<[], Row>('SELECT name, outcome FROM repair_circle ORDER BY name').all();
    const named = (outcome: Outcome): string[] => rows.filter((row) => row.outcome === outcome).map(({ name }) => name);
    return { ...found, back: named('back'), waiting: named('waiting'), lost: named('lost'), over: named('over') };
  }

  dismiss(): void {
    this.#db.transaction(() => {
      this.#db.prepare('DELETE FROM repair').run();
      this.#db.prepare('DELETE FROM repair_circle').run();
    })();
  }
}
