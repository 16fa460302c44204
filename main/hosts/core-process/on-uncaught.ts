import { errorPlace, type Log, machineFailure } from '#platform';

type End = { readonly log: Log; readonly write: (line: string) => void; readonly exit: () => void };

/**
 * What to do about an error that no call waits for. A full disk stops nothing else: what could not be stored is tried again by whoever wanted it.
 * Anything else ends the process, and the supervisor starts another. Node would print the error's words, which may hold what a person wrote.
 */
export const onUncaught = (error: unknown, { log, write, exit }: End): void => {
  const failure = machineFailure(error);
  if (failure) return log.warn('write-failed', { code: failure.code, at: errorPlace(error) });
  write(`hearth core: ${error instanceof Error ? error.name : typeof error} ${errorPlace(error)}`);
  return exit();
};
