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

const SQLITE: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^SQLITE_(READONLY|CANTOPEN)/, 'data-dir-unwritable'],
  // A process of an earlier start is not gone yet. Taken for damage, the database would be set aside under its hands.
  [/^SQLITE_BUSY/, 'data-dir-in-use'],
];

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/**
 * What a failed write means to a person: `disk-full`, `data-dir-unwritable`, `data-dir-in-use`; undefined when it is none of the machine's doing.
 * SQLite's codes come extended (`SQLITE_READONLY_DIRECTORY`): https://www.sqlite.org/rescode.html
 */
export const machineFailure = (error: unknown): AppError | undefined => {
  const code = codeOf(error);
  const known = CODES[code] ?? SQLITE.find(([pattern]) => pattern.test(code))?.[1];
  return known && new AppError(known, {}, { cause: error });
};
