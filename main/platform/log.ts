/** All that a line may say, so that a new way out for somebody's words fails the types: counts, and words of the program itself (a code, a kind, a place in it). */
type LogField =
  | 'at' | 'attempt' | 'circles' | 'code' | 'count' | 'crashes' | 'kind' | 'model' | 'ms' | 'number' | 'port'
  | 'reason' | 'restarts' | 'times' | 'unsaid' | 'view' | 'views' | 'where' | 'why';

/** Words and numbers that say what happened. Never message texts, names, keys or anything a person wrote. */
export type LogFields = Readonly<Partial<Record<LogField, string | number | boolean>>>;

export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
}

/** One JSON line an event, handed to `write` (the host chooses where it goes). */
export const lineLog = (write: (line: string) => void, now: () => number): Log => {
  const line = (level: string) => (event: string, fields?: LogFields) =>
    write(JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...fields }));
  return { info: line('info'), warn: line('warn') };
};

export const silentLog: Log = { info: () => undefined, warn: () => undefined };
