import type { Flood } from '../circle-ledger.ts';
import type { Feed } from '../gate/feed.ts';
import type { AcceptedSection } from '../gate/gate-state.ts';
import type { IntakeRow, Rows } from '../store/rows.ts';
import type { CircleState } from './circle-state.ts';

const DAY_MS = 86_400_000;
/** What one feed may bring a day before the person is asked. */
const MOST_ENTRIES = 5_000;
const MOST_BYTES = 20_000_000;

/** Days that count for an amount: one begun, and each that went by since. */
const daysOf = (since: number, now: number): number => 1 + Math.max(0, Math.floor((now - since) / DAY_MS));

const isOver = ({ since, entries, bytes }: IntakeRow, now: number): boolean => entries >= MOST_ENTRIES * daysOf(since, now) || bytes >= MOST_BYTES * daysOf(since, now);

/** A newcomer is brought years of history on its first day: that is no flood. */
const isSettlingIn = ({ memberSince }: CircleState, now: number): boolean => now - memberSince < DAY_MS;

/**
 * Counts what the feeds of others bring, so that one member with a changed client cannot fill everybody's disk over night. It delays
 * pulling here and is nobody's fault: no verdict hangs on it.
 */
export class Intake {
  private readonly rows: Rows;

  constructor(rows: Rows) {
    this.rows = rows;
  }

  private read(state: CircleState, client: number, now: number): IntakeRow {
    const row = this.rows.intake.get(state.row, client);
    // Within what a day may bring counting begins anew with the day, so that a quiet year saves nothing up.
    return row && (isOver(row, now) || now - row.since < DAY_MS) ? row : { since: now, entries: 0, bytes: 0 };
  }

  isPaused(state: CircleState, feed: Feed, now: number): boolean {
    const row = feed.kind === 'm' ? this.rows.intake.get(state.row, feed.client) : undefined;
    return row !== undefined && isOver(row, now);
  }

  note(state: CircleState, sections: readonly AcceptedSection[], now: number): void {
    const own = new Set(state.keys.map(({ device }) => device));
    if (isSettlingIn(state, now)) return;
    for (const { before: feed, entries } of sections) {
      if (feed.kind !== 'm' || own.has(feed.device)) continue;
      const row = this.read(state, feed.client, now);
      const bytes = entries.reduce((sum, { bytes: header, body }) => sum + header.length + (body?.length ?? 0), row.bytes);
      this.rows.setIntake.run(state.row, feed.client, row.since, row.entries + entries.length, bytes);
    }
  }

  floods(state: CircleState, now: number): readonly Flood[] {
    return this.rows.intakes.all(state.row).flatMap((row) => {
      const feed = state.feeds.get(row.client);
      return feed && isOver(row, now) ? [{ feed: feed.root, person: feed.person, device: feed.device, entries: row.entries, bytes: row.bytes }] : [];
    });
  }

  /** The person has agreed: the feeds of somebody may bring as much again. */
  allow(state: CircleState, person: string, now: number): void {
    for (const { client } of this.rows.intakes.all(state.row)) {
      if (state.feeds.get(client)?.person === person) this.rows.setIntake.run(state.row, client, now, 0, 0);
    }
  }
}
