import type { CircleId, Message } from '#contract';
import type { Database } from '#platform';
import type { Chat, ChatDeps } from './chat.ts';
import type { OpenChat } from './open-chat.ts';
import { readMark } from './read-mark.ts';
import { namesOf } from './file-rows.ts';
import { FIRST_PLACE } from './read-messages.ts';
import { rankMessages } from './search-index.ts';

const NO_LIMIT = 1_000_000_000;

type Reading = Pick<Chat, 'messagesSince' | 'newest' | 'upTo' | 'searchMessages' | 'message' | 'textOf' | 'messageAfter' | 'count' | 'unread' | 'readUpTo'>;

/** Other features read file names as words of the message: so they pass redaction like all words before anything reaches a prompt. */
const withFileNames = (message: Message): Message =>
  message.files ? { ...message, text: [message.text, namesOf(message.files)].filter((part) => part !== '').join('\n') } : message;

/** The part of the chat's door that only reads. */
export const readChat = ({ db }: ChatDeps, openPlain: (circle: CircleId) => OpenChat): Reading => {
  const open = (circle: CircleId): OpenChat => {
    const chat = openPlain(circle);
    return { ...chat, show: (row) => withFileNames(chat.show(row)) };
  };
  return reading(db, open);
};

const reading = (db: Database, open: (circle: CircleId) => OpenChat): Reading => ({
  messagesSince: (circle, { after, limit = NO_LIMIT } = {}) => {
    const { rows, show } = open(circle);
    const place = after === undefined ? undefined : rows.find(after);
    return rows.after(place ?? FIRST_PLACE, limit).map(show);
  },
  newest: (circle, limit) => {
    const { rows, show } = open(circle);
    return rows.before(undefined, limit).map(show);
  },
  upTo: (circle, message, limit) => {
    const { rows, show } = open(circle);
    const last = rows.get(message);
    return [...rows.before(last, limit - 1), last].map(show);
  },
  searchMessages: (circle, query, limit) => {
    const { rows, show } = open(circle);
    return rankMessages(db, { circle, query, limit }).flatMap((id) => rows.find(id) ?? []).map(show);
  },
  message: (circle, id) => {
    const { rows, show } = open(circle);
    const row = rows.find(id);
    return row && show(row);
  },
  textOf: (circle, id) => {
    const row = open(circle).rows.find(id);
    return row?.deleted === 0 ? row.text : undefined;
  },
  messageAfter: (circle, place) => open(circle).rows.after(place, 1)[0]?.id,
  count: (circle) => open(circle).rows.count(),
  unread: (circle) => {
    const { rows, ledger, blocked } = open(circle);
    return rows.unreadAfter(readMark(db, circle) ?? FIRST_PLACE, [ledger.self.person, ...blocked]);
  },
  readUpTo: (circle) => readMark(db, circle)?.message,
});
