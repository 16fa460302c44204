import type { CircleId, ErrorCode } from '#contract';
import type { Database, RoomMigrations } from '#platform';

/** What only this desktop knows of its circles: when it made or joined them, where they meet, and joins that failed. */
export const circlesMigrations: RoomMigrations = {
  room: 'circles',
  migrations: [
    {
      number: 1,
      sql: `
        CREATE TABLE circle_info (circle TEXT PRIMARY KEY, kind TEXT NOT NULL, created_at INTEGER NOT NULL, hint TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE meeting_point (circle TEXT NOT NULL, url TEXT NOT NULL, seen_at INTEGER NOT NULL, PRIMARY KEY (circle, url)) WITHOUT ROWID;
        CREATE TABLE join_try (circle TEXT PRIMARY KEY, name TEXT NOT NULL, started_at INTEGER NOT NULL, failure TEXT) WITHOUT ROWID;`,
    },
    {
      number: 2,
      sql: `
        ALTER TABLE join_try ADD COLUMN approval_code TEXT;
        CREATE TABLE own_invite (circle TEXT NOT NULL, invite TEXT NOT NULL, text TEXT NOT NULL, link TEXT NOT NULL, PRIMARY KEY (circle, invite)) WITHOUT ROWID;
        CREATE TABLE leaving (circle TEXT PRIMARY KEY, since INTEGER NOT NULL) WITHOUT ROWID;`,
    },
    { number: 3, sql: "ALTER TABLE join_try ADD COLUMN kind TEXT NOT NULL DEFAULT 'group'" },
    { number: 4, sql: 'ALTER TABLE own_invite ADD COLUMN call TEXT' },
    { number: 5, sql: 'CREATE TABLE muted (circle TEXT PRIMARY KEY) WITHOUT ROWID' },
  ],
};

/** `hint`: what the invite called it, shown until the circle's own name arrives. */
export type CircleInfo = { readonly kind: 'group' | 'sample'; readonly created_at: number; readonly hint: string };
/** `kind`: what it must turn out to be. */
export type JoinTry = { readonly circle: CircleId; readonly name: string; readonly kind: 'group' | 'direct'; readonly started_at: number; readonly failure: ErrorCode | null; readonly approval_code: string | null };
/** An invite made here, as it was shown: its seed is nowhere else. */
export type OwnInvite = { readonly invite: string; readonly text: string; readonly link: string };

const MOST_MEETING_POINTS = 16;

/** Reads and writes those tables. */
export class LocalCircles {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Until it is noted of one that was joined, what its invite said. */
  info(circle: CircleId): CircleInfo {
    const noted = this.#db.prepare<[string], CircleInfo>('SELECT kind, created_at, hint FROM circle_info WHERE circle = ?').get(circle);
    const tried = (): CircleInfo | undefined => this.#db.prepare<[string], CircleInfo>("SELECT 'group' AS kind, started_at AS created_at, name AS hint FROM join_try WHERE circle = ?").get(circle);
    return noted ?? tried() ?? { kind: 'group', created_at: 0, hint: '' };
  }

  setInfo(circle: CircleId, { kind, created_at, hint }: CircleInfo): void {
    this.#db.prepare('INSERT OR IGNORE INTO circle_info (circle, kind, created_at, hint) VALUES (?, ?, ?, ?)').run(circle, kind, created_at, hint);
  }

  /** Newest first. */
  meetingPoints(circle: CircleId): string[] {
    return this.#db
      .prepare<[string, number], string>('SELECT url FROM meeting_point WHERE circle = ? ORDER BY seen_at DESC, url LIMIT ?')
      .pluck()
      .all(circle, MOST_MEETING_POINTS);
  }

  addMeetingPoints(circle: CircleId, urls: readonly string[], seenAt: number): void {
    const add = this.#db.prepare(
      'INSERT INTO meeting_point (circle, url, seen_at) VALUES (?, ?, ?) ON CONFLICT (circle, url) DO UPDATE SET seen_at = excluded.seen_at',
    );
    const trim = this.#db.prepare(
      `DELETE FROM meeting_point WHERE circle = @circle AND url NOT IN
         (SELECT url FROM meeting_point WHERE circle = @circle ORDER BY seen_at DESC, url LIMIT ${MOST_MEETING_POINTS})`,
    );
    this.#db.transaction(() => {
      for (const url of urls) add.run(circle, url, seenAt);
      trim.run({ circle });
    })();
  }

  joinTries(): JoinTry[] {
    return this.#db.prepare<[], JoinTry>('SELECT circle, name, kind, started_at, failure, approval_code FROM join_try ORDER BY started_at DESC').all();
  }

  startJoin({ circle, name, kind, started_at }: Omit<JoinTry, 'failure' | 'approval_code'>): void {
    this.#db.prepare('INSERT OR REPLACE INTO join_try (circle, name, kind, started_at, failure) VALUES (?, ?, ?, ?, NULL)').run(circle, name, kind, started_at);
  }

  failJoin(circle: CircleId, failure: ErrorCode): void {
    this.#db.prepare('UPDATE join_try SET failure = ? WHERE circle = ?').run(failure, circle);
  }

  /** It waits for an admin's yes, and is told apart by this code. */
  awaitApproval(circle: CircleId, code: string): void {
    this.#db.prepare('UPDATE join_try SET approval_code = ? WHERE circle = ?').run(code, circle);
  }

  /** `call`: by which it was asked for. It may be kept already. */
  keepInvite(circle: CircleId, { invite, text, link }: OwnInvite, call: string): void {
    this.#db.prepare('INSERT OR REPLACE INTO own_invite (circle, invite, text, link, call) VALUES (?, ?, ?, ?, ?)').run(circle, invite, text, link, call);
  }

  /** What a call kept, also before a crash: perhaps it came no further. */
  inviteBy(circle: CircleId, call: string): OwnInvite | undefined {
    return this.#db.prepare<[string, string], OwnInvite>('SELECT invite, text, link FROM own_invite WHERE circle = ? AND call = ?').get(circle, call);
  }

  ownInvites(circle: CircleId): ReadonlyMap<string, OwnInvite> {
    const rows = this.#db.prepare<[string], OwnInvite>('SELECT invite, text, link FROM own_invite WHERE circle = ?').all(circle);
    return new Map(rows.map((row) => [row.invite, row]));
  }

  /** Left, and to be erased here once somebody has heard of it. */
  markLeaving(circle: CircleId, since: number): void {
    this.#db.prepare('INSERT OR IGNORE INTO leaving (circle, since) VALUES (?, ?)').run(circle, since);
  }

  /** Since when, ms. */
  leavingSince(circle: CircleId): number | undefined {
    return this.#db.prepare<[string], number>('SELECT since FROM leaving WHERE circle = ?').pluck().get(circle);
  }

  /** In again: nothing is to be erased any more. */
  endLeaving(circle: CircleId): void {
    this.#db.prepare('DELETE FROM leaving WHERE circle = ?').run(circle);
  }

  isMuted(circle: CircleId): boolean {
    return this.#db.prepare<[string], number>('SELECT 1 FROM muted WHERE circle = ?').pluck().get(circle) !== undefined;
  }

  mute(circle: CircleId, muted: boolean): void {
    this.#db.prepare(muted ? 'INSERT OR IGNORE INTO muted (circle) VALUES (?)' : 'DELETE FROM muted WHERE circle = ?').run(circle);
  }

  endJoin(circle: CircleId): void {
    this.#db.prepare('DELETE FROM join_try WHERE circle = ?').run(circle);
  }
}
