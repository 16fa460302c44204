import { assertNever, type Inputs } from '#contract';
import type { MessageRows, StoredMessage } from './read-messages.ts';

type Page = { readonly rows: readonly StoredMessage[]; readonly hasBefore: boolean; readonly hasAfter: boolean };

const upTo = (rows: MessageRows, place: StoredMessage | undefined, limit: number) => {
  const found = rows.before(place, limit + 1);
  return { found: found.slice(-limit), more: found.length > limit };
};

const from = (rows: MessageRows, place: StoredMessage, limit: number) => {
  const found = rows.after(place, limit + 1);
  return { found: found.slice(0, limit), more: found.length > limit };
};

/** At most `limit` messages at one place of the timeline. Fails with `message-not-found`. */
export const pageOf = (rows: MessageRows, where: Inputs['chat']['page']['from'], limit: number): Page => {
  switch (where.at) {
    case 'end': {
      const { found, more } = upTo(rows, undefined, limit);
      return { rows: found, hasBefore: more, hasAfter: false };
    }
    case 'before': {
      const { found, more } = upTo(rows, rows.get(where.message), limit);
      return { rows: found, hasBefore: more, hasAfter: true };
    }
    case 'after': {
      const { found, more } = from(rows, rows.get(where.message), limit);
      return { rows: found, hasBefore: true, hasAfter: more };
    }
    case 'around': {
      const middle = rows.get(where.message);
      const half = Math.floor(limit / 2);
      const before = half === 0 ? { found: [], more: true } : upTo(rows, middle, half);
      const rest = limit - 1 - before.found.length;
      const after = rest === 0 ? { found: [], more: true } : from(rows, middle, rest);
      return { rows: [...before.found, middle, ...after.found], hasBefore: before.more, hasAfter: after.more };
    }
    default:
      return assertNever(where);
  }
};
