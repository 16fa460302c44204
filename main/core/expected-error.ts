import { AppError } from '#contract';
import { errorPlace, isDamaged, type Log, machineFailure } from '#platform';

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** What crosses the border for anything that was thrown: an expected failure as it is, a full, read-only or damaged disk by its name, a bug without its words. */
export const expectedError = (error: unknown, where: string, log: Log): AppError => {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  const failure = machineFailure(error);
  if (failure) return failure;
  if (isDamaged(error)) return new AppError('database-broken', {}, { cause: error });
  // The message may hold what a person wrote: only the kind of error and where in our code it came from are logged.
  log.warn('call-failed', { where, kind: error instanceof Error ? error.name : typeof error, code, at: errorPlace(error) });
  return new AppError('internal');
};
