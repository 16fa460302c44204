import { AppError } from '#contract';

/**
 * Whether an error says that a database's bytes are not those that were written: every page carries its own authentication tag, so a changed byte is
 * `SQLITE_CORRUPT` when its page is read, and `SQLITE_NOTADB` on the first page (https://www.sqlite.org/rescode.html).
 */
export const isDamaged = (error: unknown): boolean => {
  if (error instanceof AppError) return error.code === 'database-broken';
  return error instanceof Error && 'code' in error && /^SQLITE_(CORRUPT|NOTADB)/.test(String(error.code));
};
