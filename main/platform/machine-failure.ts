import { AppError, type ErrorCode } from '#contract';

const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  SQLITE_FULL: 'disk-full',
  EROFS: 'data-dir-unwritable',
  EACCES: 'data-dir-unwritable',
  EPERM: 'data-dir-unwritable',
  EISDIR: 'data-dir-unwritable',
  ENOTDIR: 'data-dir-unwritable',
};

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/**
 * What a failed write means to a person: `disk-full`, `data-dir-unwritable`; undefined when it is none of the machine's doing.
 * SQLite's codes come extended (`SQLITE_READONLY_DIRECTORY`): https://www.sqlite.org/rescode.html
 */
export const machineFailure = (error: unknown): AppError | undefined => {
  const code = codeOf(error);
  const known = CODES[code] ?? (/^SQLITE_(READONLY|CANTOPEN)/.test(code) ? 'data-dir-unwritable' : undefined);
  return known && new AppError(known, {}, { cause: error });
};
