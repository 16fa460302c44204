import type { CircleId, EntryId, Message } from '#contract';
import type { Chat, ChatDeps } from './chat.ts';
import { chatHandlers } from './chat-handlers.ts';
import { watchDelivery } from './delivery.ts';
import { checkedText, openChat } from './open-chat.ts';
import { readMark } from './read-mark.ts';
import { FIRST_PLACE, MessageRows } from './read-messages.ts';
import { findMessages } from './search-index.ts';

const CHANGES_AT_ONCE = 200;
const NO_LIMIT = 1_000_000_000;

const tellChanges = (deps: ChatDeps, listeners: ReadonlySet<(circle: CircleId, ids: readonly EntryId[]) => void>): (() => void) =>
  deps.ledger.onViewChange(({ circle, view, keys }) => {
    if (view !== 'message') return;
    for (const listener of listeners) listener(circle, keys);
    const rows = new MessageRows(deps.db, circle);
    const shown = [...new Set(keys.flatMap((id) => [id, ...rows.dependents(id)]))];
    for (let start = 0; start < shown.length; start += CHANGES_AT_ONCE) {
      deps.tell({ topic: 'messages', circle, ids: shown.slice(start, start + CHANGES_AT_ONCE) });
    }
    deps.tell({ topic: 'circles' });
  });

/** Chat over the ledger: posts ops, and shows what the view's tables hold. */
export const createChat = (deps: ChatDeps): Chat => {
  const { db } = deps;
  const open = (circle: CircleId) => openChat(deps, circle);
  const listeners = new Set<(circle: CircleId, ids: readonly EntryId[]) => void>();
  const stopTelling = tellChanges(deps, listeners);
  const delivery = watchDelivery(deps, open);
  const append = (circle: CircleId, op: { readonly kind: string; readonly body: unknown }): Message => {
    const chat = open(circle);
    return chat.showId(chat.ledger.append(op).id);
  };

  return {
    handlers: chatHandlers(deps, open),
    messagesSince: (circle, { after, limit = NO_LIMIT } = {}) => {
      const { rows, show } = open(circle);
      const place = after === undefined ? undefined : rows.find(after);
      return rows.after(place ?? FIRST_PLACE, limit).map(show);
    },
    newest: (circle, limit) => {
      const { rows, show } = open(circle);
      return rows.before(undefined, limit).map(show);
    },
    searchMessages: (circle, query, limit) => {
      const { rows, show } = open(circle);
      return findMessages(db, { circle, query, limit, any: true }).flatMap((id) => rows.find(id) ?? []).map(show);
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
    count: (circle) => open(circle).rows.count(),
    unread: (circle) => {
      const { rows, ledger } = open(circle);
      return rows.unreadAfter(readMark(db, circle) ?? FIRST_PLACE, ledger.self.person);
    },
    readUpTo: (circle) => readMark(db, circle)?.message,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    postAi: (circle, { text, cites, tier, model }) =>
      append(circle, { kind: 'ai.post', body: { text: checkedText(text), cites, tier, ...(model !== undefined && { model }) } }),
    postCheckIn: (circle, { text, agreement, checkIn }) =>
      append(circle, { kind: 'message.post', body: { text: checkedText(text), checkIn: { agreement, entry: checkIn } } }),
    deliveryChanged: delivery,
    stop: () => {
      stopTelling();
      listeners.clear();
    },
  };
};
