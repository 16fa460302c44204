import type { Clock } from './clock.ts';
import { isWithin } from './is-within.ts';
import type { Log, LogFields } from './log.ts';

const QUIET_MS = 60_000;

type Said = { readonly at: number; unsaid: number };

/**
 * A log for what other people can cause: of each event one line a minute, so that nobody fills a disk with lines. A line tells how many were
 * left out before it (`unsaid`). A clock set back lets a line through.
 */
export const rareLog = (log: Log, clock: Pick<Clock, 'now'>): Log => {
  const lastSaid = new Map<string, Said>();
  const say = (write: Log['info'], event: string, fields: LogFields | undefined): void => {
    const now = clock.now();
    const last = lastSaid.get(event);
    if (last && isWithin(QUIET_MS, { since: last.at, now })) {
      last.unsaid += 1;
      return;
    }
    lastSaid.set(event, { at: now, unsaid: 0 });
    write(event, last && last.unsaid > 0 ? { ...fields, unsaid: last.unsaid } : fields);
  };
  return {
    info: (event, fields) => say((...line) => log.info(...line), event, fields),
    warn: (event, fields) => say((...line) => log.warn(...line), event, fields),
  };
};
