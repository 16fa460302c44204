import { type CircleId, type ConnectionSettings, connectionSettingsSchema, type Reach, reachSchema } from '#contract';
import type { Database, RoomMigrations } from '#platform';

/** What the person of this desktop chose about reaching others. `reach` counts for circles that are not here yet: of one that is, its policy says how far it reaches. */
export const connectionMigrations: RoomMigrations = {
  room: 'connection',
  migrations: [
    {
      number: 1,
      sql: `
        CREATE TABLE connection_setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE circle_reach (circle TEXT PRIMARY KEY, reach TEXT NOT NULL, places TEXT NOT NULL) WITHOUT ROWID;`,
    },
    { number: 2, sql: `UPDATE circle_reach SET reach = 'lan' WHERE reach = 'network';` },
  ],
};

export type CircleReach = { readonly reach: Reach; readonly places: readonly string[] };

const DEFAULTS: ConnectionSettings = { places: [], relayOnly: false, lan: false };
/** A circle from before anybody could choose: it meets wherever its members told. */
const UNCHOSEN: CircleReach = { reach: 'internet', places: [] };

/** Reads and writes those tables. */
export class LocalConnection {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  settings(): ConnectionSettings {
    const rows = this.#db.prepare<[], { readonly name: string; readonly value: string }>('SELECT name, value FROM connection_setting').all();
    return connectionSettingsSchema.parse({ ...DEFAULTS, ...Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value) as unknown])) });
  }

  change(change: Partial<ConnectionSettings>): void {
    const set = this.#db.prepare('INSERT INTO connection_setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value');
    this.#db.transaction(() => {
      for (const [name, value] of Object.entries(change)) if (value !== undefined) set.run(name, JSON.stringify(value));
    })();
  }

  chosenFor(circle: CircleId): CircleReach {
    const row = this.#db.prepare<[string], { readonly reach: string; readonly places: string }>('SELECT reach, places FROM circle_reach WHERE circle = ?').get(circle);
    return row ? { reach: reachSchema.parse(row.reach), places: connectionSettingsSchema.shape.places.parse(JSON.parse(row.places)) } : UNCHOSEN;
  }

  choose(circle: CircleId, { reach, places }: CircleReach): void {
    this.#db
      .prepare('INSERT INTO circle_reach (circle, reach, places) VALUES (?, ?, ?) ON CONFLICT (circle) DO UPDATE SET reach = excluded.reach, places = excluded.places')
      .run(circle, reach, JSON.stringify(places));
  }
}
