import type { CircleId } from '#contract';
import type { Database, RoomMigrations } from '#platform';
import { readMeetingPoint } from '#sync';

export const ALWAYS_ON_MIGRATIONS: RoomMigrations = {
  room: 'mailbox',
  migrations: [{ number: 1, sql: 'CREATE TABLE mailbox_point (circle TEXT NOT NULL, url TEXT NOT NULL, PRIMARY KEY (circle, url)) WITHOUT ROWID;' }],
};

/** Where each circle is met, kept over restarts: an invite is forgotten once it has served. */
export class KeptPoints {
  readonly #add;
  readonly #of;

  constructor(db: Database) {
    this.#add = db.prepare<[string, string]>('INSERT OR IGNORE INTO mailbox_point (circle, url) VALUES (?, ?)');
    this.#of = db.prepare<[string], string>('SELECT url FROM mailbox_point WHERE circle = ? LIMIT 64').pluck();
  }

  learn(circle: CircleId, urls: readonly string[]): void {
    for (const url of urls.flatMap((one) => readMeetingPoint(one) ?? [])) this.#add.run(circle, url);
  }

  of(circle: CircleId): readonly string[] {
    return this.#of.all(circle);
  }
}
