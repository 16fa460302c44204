import { type KeyboardEvent, type RefObject, useCallback, useState } from 'react';
import type { VirtuosoHandle } from 'react-virtuoso';
import type { EntryId, Message } from '#contract';

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, PageUp: -8, PageDown: 8, Home: -1_000_000, End: 1_000_000 };

const focusWhenThere = (id: EntryId, attempts = 12): void => {
  const row = document.getElementById(`message-${id}`);
  if (row) row.focus();
  else if (attempts > 0) requestAnimationFrame(() => focusWhenThere(id, attempts - 1));
};

/** One message at a time can be reached by Tab; arrow keys move on from it. */
export const useRovingMessage = (list: RefObject<VirtuosoHandle | null>, messages: readonly Message[]) => {
  const [chosen, setChosen] = useState<EntryId>();
  const [onScreen, setOnScreen] = useState<readonly EntryId[]>([]);
  const tabStop = chosen !== undefined && onScreen.includes(chosen) ? chosen : (onScreen.at(-1) ?? messages.at(-1)?.id);

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (!(event.target instanceof HTMLElement) || !event.target.id.startsWith('message-')) return;
      const step = STEPS[event.key];
      if (event.key === 'Escape') document.querySelector<HTMLElement>('#composer')?.focus();
      if (step === undefined) return;
      event.preventDefault();
      const now = messages.findIndex(({ id }) => `message-${id}` === (event.target as HTMLElement).id);
      const index = Math.min(messages.length - 1, Math.max(0, now + step));
      const next = messages[index];
      if (!next) return;
      setChosen(next.id);
      list.current?.scrollIntoView({ index, done: () => focusWhenThere(next.id) });
      focusWhenThere(next.id);
    },
    [list, messages],
  );

  const onRange = useCallback((ids: readonly EntryId[]) => setOnScreen(ids), []);
  return { tabStop, onKeyDown, onRange };
};
