import type { CircleId, DeviceId } from '#contract';
import { type Database, migrate, type RoomMigrations } from '#platform';

export const syncMigrations: RoomMigrations = {
  room: 'sync',
  migrations: [
    {
      number: 1,
      sql: `CREATE TABLE sync_held (circle TEXT NOT NULL, device TEXT NOT NULL, feed TEXT NOT NULL, next INTEGER NOT NULL, PRIMARY KEY (circle, device, feed)) WITHOUT ROWID;
        CREATE TABLE sync_seen (circle TEXT NOT NULL, device TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (circle, device)) WITHOUT ROWID;`,
    },
  ],
};

export type HeldRow = { readonly device: DeviceId; readonly feed: string; readonly next: number };
export type SeenRow = { readonly device: DeviceId; readonly at: number };
export type Learned = { readonly held: readonly HeldRow[]; readonly seen: readonly SeenRow[] };

const prepare = (db: Database) => ({
  held: db.prepare<[string], HeldRow>('SELECT device, feed, next FROM sync_held WHERE circle = ?'),
  heldBy: db.prepare<[string, string], HeldRow>('SELECT device, feed, next FROM sync_held WHERE circle = ? AND device = ?'),
  seen: db.prepare<[string], SeenRow>('SELECT device, at FROM sync_seen WHERE circle = ?'),
  addHeld: db.prepare('INSERT INTO sync_held VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET next = max(next, excluded.next)'),
  addSeen: db.prepare('INSERT INTO sync_seen VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET at = excluded.at'),
  dropHeld: db.prepare('DELETE FROM sync_held WHERE circle = ? AND device = ?'),
  dropSeen: db.prepare('DELETE FROM sync_seen WHERE circle = ? AND device = ?'),
});

/** What sync keeps over restarts: which device holds how much of each feed, and when each was last here. Nothing of it is anybody's word for anything. */
export class SyncStore {
  readonly #db: Database;
  readonly #rows: ReturnType<typeof prepare>;

  constructor(db: Database) {
    migrate(db, syncMigrations);
    this.#db = db;
    this.#rows = prepare(db);
  }

  load(circle: CircleId): Learned {
    return { held: this.#rows.held.all(circle), seen: this.#rows.seen.all(circle) };
  }

  heldBy(circle: CircleId, device: DeviceId): readonly HeldRow[] {
    return this.#rows.heldBy.all(circle, device);
  }

  save(circle: CircleId, { held, seen }: Learned): void {
    const { addHeld, addSeen } = this.#rows;
    this.#db.transaction(() => {
      for (const { device, feed, next } of held) addHeld.run(circle, device, feed, next);
      for (const { device, at } of seen) addSeen.run(circle, device, at);
    })();
  }

  /** Forgets devices that are members no more. */
  drop(circle: CircleId, devices: readonly DeviceId[]): void {
    const { dropHeld, dropSeen } = this.#rows;
    this.#db.transaction(() => {
      for (const device of devices) {
        dropHeld.run(circle, device);
        dropSeen.run(circle, device);
      }
    })();
  }
}
