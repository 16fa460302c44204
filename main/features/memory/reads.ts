import type { PromptRead } from '#ai';
import type { Outputs } from '#contract';
import type { Database } from '#platform';

type Read = Outputs['memory']['overview']['reads'][number];

const KEPT = 5000;
const SHOWN = 200;

/** Notes one read of messages by the AI: when, why, by what, and how many. */
export const noteRead = (db: Database, at: number, read: PromptRead): void => {
  const { lastInsertRowid } = db
    .prepare('INSERT INTO read (at, why, tier, model, messages) VALUES (?, ?, ?, ?, ?)')
    .run(at, read.why, read.tier, read.model ?? null, read.messages.length);
  db.prepare('DELETE FROM read WHERE number <= ?').run(Number(lastInsertRowid) - KEPT);
};

/** The latest reads, newest first. */
export const shownReads = (db: Database): Read[] =>
  db
    .prepare<[number], Omit<Read, 'model'> & { readonly model: string | null }>('SELECT at, why, tier, model, messages FROM read ORDER BY number DESC LIMIT ?')
    .all(SHOWN)
    .map(({ model, ...read }) => ({ ...read, ...(model !== null && { model }) }));
