/** Words and numbers that say what happened. Never message texts, names, keys or anything a person wrote. */
export type LogFields = Readonly<Record<string, string | number | boolean>>;

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
