import type { CircleId, EntryId, Message } from '#contract';
import type { Chat, ChatDeps } from './chat.ts';
import { chatHandlers } from './chat-handlers.ts';
import { watchDelivery } from './delivery.ts';
import { keepIndexed } from './keep-indexed.ts';
import { checkedText, openChat } from './open-chat.ts';
import { readChat } from './read-chat.ts';
import { MessageRows } from './read-messages.ts';

/** More than this at once is a history that arrives: everybody reads again what they show. */
const CHANGES_AT_ONCE = 100;

const tellChanges = (deps: ChatDeps, listeners: ReadonlySet<(circle: CircleId, ids: readonly EntryId[]) => void>): (() => void) =>
  deps.ledger.onViewChange(({ circle, view, keys }) => {
    if (view !== 'message') return;
    for (const listener of listeners) listener(circle, keys);
    const rows = new MessageRows(deps.db, circle);
    const ids = keys.length > CHANGES_AT_ONCE ? [] : [...new Set(keys.flatMap((id) => [id, ...rows.dependents(id)]))];
    if (ids.length === 0 || ids.length > CHANGES_AT_ONCE) return deps.tell({ topic: 'reset' });
    deps.tell({ topic: 'messages', circle, ids });
    return deps.tell({ topic: 'circles' });
  });

/** Chat over the ledger: posts ops, and shows what the view's tables hold. */
export const createChat = (deps: ChatDeps): Chat => {
  const open = (circle: CircleId) => openChat(deps, circle);
  const listeners = new Set<(circle: CircleId, ids: readonly EntryId[]) => void>();
  const stopTelling = tellChanges(deps, listeners);
  const delivery = watchDelivery(deps, open);
  const stopIndexing = keepIndexed(deps.db, listeners);
  const append = (circle: CircleId, op: { readonly kind: string; readonly body: unknown }, call?: string): Message => {
    const chat = open(circle);
    return chat.showId((call === undefined ? undefined : chat.ledger.doneBy(call)) ?? chat.ledger.append(op, { call }).id);
  };

  return {
    handlers: chatHandlers(deps, open),
    ...readChat(deps, open),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    postAi: (circle, { text, cites, tier, model }) =>
      append(circle, { kind: 'ai.post', body: { text: checkedText(text), cites, tier, ...(model !== undefined && { model }) } }),
    postCheckIn: (circle, { text, agreement, checkIn }) =>
      append(circle, { kind: 'message.post', body: { text: checkedText(text), checkIn: { agreement, entry: checkIn } } }, `message of ${checkIn}`),
    deliveryChanged: delivery,
    checkInsChanged: (circle, agreements) => {
      const { rows } = open(circle);
      const ids = agreements.flatMap((agreement) => rows.checkIns(agreement)).slice(-CHANGES_AT_ONCE);
      if (ids.length > 0) deps.tell({ topic: 'messages', circle, ids });
    },
    stop: () => {
      stopTelling();
      stopIndexing();
      listeners.clear();
    },
  };
};
