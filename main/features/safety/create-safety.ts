import type { Care, CircleId, Language } from '#contract';
import type { Clock, Database, RoomMigrations } from '#platform';
import { careFor } from './care-for.ts';
import { checkSafety } from './check-safety.ts';
import type { SafetyKind } from './signal.ts';

/** Until when the AI stays silent for the person at this desktop, by circle; no word of what was written. */
export const safetyMigrations: RoomMigrations = {
  room: 'safety',
  migrations: [{ number: 1, sql: 'CREATE TABLE ai_silence (circle TEXT PRIMARY KEY, kind TEXT NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID;' }],
};

export type SafetyDeps = { readonly db: Database; readonly clock: Pick<Clock, 'now'>; readonly language: () => Language };

/** Looks at what the person at this desktop writes, before any model does. */
export interface Safety {
  /** The human-written answer to a message of crisis; undefined for all others. From then on the AI is silent in that circle till the day ends. */
  careFor(circle: CircleId, text: string): Care | undefined;
  /** The same for a question to the AI; also the earlier answer again while the AI is silent. */
  careBeforeAnswer(circle: CircleId, question: string): Care | undefined;
}

type Kind = Exclude<SafetyKind, 'none'>;

/** The end of the day on this machine's wall clock, ms. */
const endOfDay = (now: number): number => new Date(now).setHours(24, 0, 0, 0);

export const createSafety = ({ db, clock, language }: SafetyDeps): Safety => {
  const note = db.prepare('INSERT OR REPLACE INTO ai_silence (circle, kind, until) VALUES (?, ?, ?)');
  const dropOver = db.prepare('DELETE FROM ai_silence WHERE until <= ?');
  const silence = db.prepare<[string, number], Kind>('SELECT kind FROM ai_silence WHERE circle = ? AND until > ?').pluck();
  const noteCrisis = (circle: CircleId, text: string): Care | undefined => {
    const { crisis, kind } = checkSafety(text);
    if (!crisis || kind === 'none') return undefined;
    const now = clock.now();
    dropOver.run(now);
    note.run(circle, kind, endOfDay(now));
    return careFor(kind, language());
  };
  return {
    careFor: noteCrisis,
    careBeforeAnswer: (circle, question) => {
      const fresh = noteCrisis(circle, question);
      const kind = fresh ? undefined : silence.get(circle, clock.now());
      return fresh ?? (kind && careFor(kind, language()));
    },
  };
};
