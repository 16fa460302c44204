import type { EntityKind } from '#contract';
import type { Database } from '#platform';
import { formatPlaceholder, normalise, parsePlaceholder, type PlaceholderLanguage, type VaultStore } from '#privacy';
import { metaOf } from './memory-file.ts';
import { pluckedOnce } from './prepared.ts';
import { noteSource } from './vault-sources.ts';

const numberOf = (db: Database, kind: EntityKind, normal: string): number | undefined =>
  pluckedOnce(db, 'SELECT number FROM vault WHERE kind = ? AND normal = ?').get(kind, normal) as number | undefined;

const give = (db: Database, kind: EntityKind, { original, normal }: { readonly original: string; readonly normal: string }): number => {
  const next = pluckedOnce(db, 'SELECT coalesce(max(number), 0) + 1 FROM vault WHERE kind = ?').get(kind) as number;
  pluckedOnce(db, 'INSERT INTO vault VALUES (?, ?, ?, ?)').run(kind, next, normal, original);
  return next;
};

/** The vault in a circle's memory file. `current` gives the open file of the moment, or throws while there is none. */
export const vaultStore = (current: () => Database): VaultStore => {
  const languageOf = (): PlaceholderLanguage => (metaOf(current(), 'language') === 'zh' ? 'zh' : 'en');
  return {
    get language() {
      return languageOf();
    },
    placeholderFor: (kind, original, foundIn) => {
      const db = current();
      const normal = normalise(kind, original);
      const number = numberOf(db, kind, normal) ?? give(db, kind, { original, normal });
      noteSource(db, { kind, number }, foundIn);
      return formatPlaceholder(kind, number, languageOf());
    },
    find: (kind, original) => {
      const number = numberOf(current(), kind, normalise(kind, original));
      return number === undefined ? undefined : formatPlaceholder(kind, number, languageOf());
    },
    originalOf: (placeholder) => {
      const parsed = parsePlaceholder(placeholder);
      if (parsed === undefined) return undefined;
      return pluckedOnce(current(), "SELECT original FROM vault WHERE kind = ? AND number = ? AND original <> ''").get(parsed.kind, parsed.number) as string | undefined;
    },
    counts: () => current().prepare<[], { kind: EntityKind; count: number }>('SELECT kind, max(number) AS count FROM vault GROUP BY kind ORDER BY kind').all(),
  };
};
