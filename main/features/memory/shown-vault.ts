import { type EntityKind, type Original, VAULT_PAGE } from '#contract';
import type { Database } from '#platform';
import { formatPlaceholder, parsePlaceholder, type PlaceholderLanguage } from '#privacy';
import { eraseOriginal } from './vault-sources.ts';

type Row = { readonly kind: EntityKind; readonly number: number; readonly original: string; readonly messages: number };

/** The originals that `search` finds, by kind and newest first, with how many were found and how many there are. Nothing of it may leave this screen. */
export const shownVault = (db: Database, language: PlaceholderLanguage, search: string): { originals: Original[]; found: number; all: number } => {
  const wanted = search.normalize('NFKC').trim().toLowerCase();
  const rows = db
    .prepare<[], Row>(
      `SELECT v.kind, v.number, v.original, (SELECT count(*) FROM vault_source s WHERE s.kind = v.kind AND s.number = v.number AND s.message <> '') AS messages
       FROM vault v WHERE v.original <> '' ORDER BY v.kind, v.number DESC`,
    )
    .all()
    .map(({ number, ...row }) => ({ ...row, placeholder: formatPlaceholder(row.kind, number, language) }));
  const found = rows.filter(({ original, placeholder }) => `${original.normalize('NFKC')} ${placeholder}`.toLowerCase().includes(wanted));
  return { originals: found.slice(0, VAULT_PAGE), found: found.length, all: rows.length };
};

/** Erases what one placeholder stands for, or all of them. @returns how many originals went */
export const eraseOriginals = (db: Database, placeholder: string | undefined): number => {
  const wanted = placeholder === undefined ? undefined : parsePlaceholder(placeholder);
  return db.transaction(() => {
    const held = db.prepare<[], Pick<Row, 'kind' | 'number'>>("SELECT kind, number FROM vault WHERE original <> ''").all();
    const erased = held.filter(({ kind, number }) => placeholder === undefined || (kind === wanted?.kind && number === wanted.number));
    for (const one of erased) eraseOriginal(db, one);
    return erased.length;
  })();
};
