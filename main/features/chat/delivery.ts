import type { CircleId, EntryId } from '#contract';
import type { ChatDeps } from './chat.ts';
import type { OpenChat } from './open-chat.ts';

/** Among so many of the newest: what is older, everybody has or nobody comes for. */
const WATCHED = 200;

/** Tells the UI which of my newest messages are now held by more devices than when it was last told. */
export const watchDelivery = (deps: ChatDeps, open: (circle: CircleId) => OpenChat): ((circle: CircleId) => void) => {
  const told = new Map<CircleId, ReadonlyMap<EntryId, number>>();
  return (circle) => {
    const { rows, ledger, delivery } = open(circle);
    const before = told.get(circle);
    const now = new Map(rows.newestOf(ledger.self.device, WATCHED).map(({ id, deleted_by }) => [id, delivery.reached(deleted_by ?? id).length] as const));
    told.set(circle, now);
    const ids = [...now].filter(([id, count]) => before?.get(id) !== count).map(([id]) => id);
    if (ids.length > 0) deps.tell({ topic: 'messages', circle, ids });
  };
};
