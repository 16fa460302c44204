import { ALWAYS_HIDDEN, AppError, type CircleId, type EntityKind, type GuardRules, type KindChoice, MOST_OWN_WORDS } from '#contract';
import type { Database, RoomMigrations } from '#platform';

export const guardMigrations: RoomMigrations = {
  room: 'guard',
  migrations: [
    {
      number: 1,
      sql: `
        CREATE TABLE guard_kind (circle TEXT NOT NULL, kind TEXT NOT NULL, is_shown INTEGER NOT NULL DEFAULT 0, choice TEXT NOT NULL DEFAULT 'ask',
          PRIMARY KEY (circle, kind)) WITHOUT ROWID;
        CREATE TABLE guard_word (circle TEXT NOT NULL, word TEXT NOT NULL, list TEXT NOT NULL, PRIMARY KEY (circle, word)) WITHOUT ROWID;`,
    },
  ],
};

type KindChange = { readonly kind: EntityKind; readonly shown?: boolean | undefined; readonly choice?: KindChoice | undefined };
type WordChange = { readonly word: string; readonly list: 'always' | 'never' | 'none' };

/** What the person chose for each circle, on this machine alone. The same object as long as nothing changes. */
export interface CircleRules {
  of(circle: CircleId): GuardRules;
  /** Fails with `kind-always-hidden`. */
  setKind(circle: CircleId, change: KindChange): GuardRules;
  /** Fails with `word-too-short` and `words-too-many`. */
  setWord(circle: CircleId, change: WordChange): GuardRules;
}

type KindRow = { readonly kind: EntityKind; readonly is_shown: number; readonly choice: KindChoice };

const read = (db: Database, circle: CircleId): GuardRules => {
  const kinds = db.prepare<[string], KindRow>('SELECT kind, is_shown, choice FROM guard_kind WHERE circle = ? ORDER BY kind').all(circle);
  const words = (list: string): string[] =>
    db.prepare<[string, string], string>('SELECT word FROM guard_word WHERE circle = ? AND list = ? ORDER BY word').pluck().all(circle, list);
  return {
    shown: kinds.filter(({ is_shown }) => is_shown === 1).map(({ kind }) => kind),
    choices: Object.fromEntries(kinds.map(({ kind, choice }) => [kind, choice])),
    always: words('always'),
    never: words('never'),
  };
};

/** Below two letters or digits a word would hide, or show, a piece of every sentence. */
const isTooShort = (word: string): boolean => (word.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < 2;

/** Rows are read at each question, since a circle's go with its copy; what has not changed is the same object, so that word lists are compiled once. */
export const circleRules = (db: Database): CircleRules => {
  const known = new Map<CircleId, GuardRules>();
  const of = (circle: CircleId): GuardRules => {
    const rules = read(db, circle);
    const before = known.get(circle);
    if (before && JSON.stringify(before) === JSON.stringify(rules)) return before;
    known.set(circle, rules);
    return rules;
  };
  const changed = (circle: CircleId, write: () => void): GuardRules => {
    write();
    return of(circle);
  };
  return {
    of,
    setKind: (circle, { kind, shown, choice }) => {
      if (shown === true && ALWAYS_HIDDEN.includes(kind)) throw new AppError('kind-always-hidden');
      return changed(circle, () => {
        db.transaction(() => {
          db.prepare('INSERT OR IGNORE INTO guard_kind (circle, kind) VALUES (?, ?)').run(circle, kind);
          db.prepare('UPDATE guard_kind SET is_shown = coalesce(?, is_shown), choice = coalesce(?, choice) WHERE circle = ? AND kind = ?').run(
            shown === undefined ? null : Number(shown),
            choice ?? null,
            circle,
            kind,
          );
        })();
      });
    },
    setWord: (circle, { word, list }) => {
      if (list === 'none') return changed(circle, () => db.prepare('DELETE FROM guard_word WHERE circle = ? AND word = ?').run(circle, word));
      if (isTooShort(word)) throw new AppError('word-too-short');
      const rules = of(circle);
      if (!rules[list].includes(word) && rules[list].length >= MOST_OWN_WORDS) throw new AppError('words-too-many');
      return changed(circle, () =>
        db
          .prepare('INSERT INTO guard_word VALUES (?, ?, ?) ON CONFLICT (circle, word) DO UPDATE SET list = excluded.list')
          .run(circle, word, list),
      );
    },
  };
};
