import { useCallback, useEffect, useRef } from 'react';
import { useClient } from '../../rpc/rpc-context.tsx';
import { keptByCircle } from '../../ui/kept-by-circle.ts';
import { Observable, useObservable } from '../../ui/observable.ts';
import { pendingOf } from './pending.ts';
import { useWordsFromOutside } from './use-words-from-outside.ts';

const PAUSE_MS = 350;

/** The words in the field of one group; they outlive a visit to another. */
const wordsOf = keptByCircle(() => new Observable(''));

/** The text being written in a group. Saved as it is typed, also across restarts and crashes. */
export const useDraft = (circle: string) => {
  const client = useClient();
  const words = wordsOf(client, circle);
  const text = useObservable(words);
  const touched = useRef(false);
  const unsaved = useRef<string | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const save = useCallback(() => {
    clearTimeout(timer.current);
    const value = unsaved.current;
    unsaved.current = undefined;
    // Saved again with the next key; losing one saving is no reason to disturb.
    if (value !== undefined) client.chat.saveDraft({ circle, text: value }).catch(() => (unsaved.current ??= value));
  }, [client, circle]);

  useEffect(() => {
    const stop = new AbortController();
    // While a message waits, what is saved are its words: they are on their way, not in the field.
    const isUnknown = (): boolean => !stop.signal.aborted && !touched.current && pendingOf(client, circle).get().length === 0;
    if (isUnknown()) {
      client.chat.draft({ circle }, { signal: stop.signal }).then(
        (saved) => isUnknown() && words.set(saved.text),
        () => undefined,
      );
    }
    window.addEventListener('pagehide', save);
    return () => {
      stop.abort();
      window.removeEventListener('pagehide', save);
      save();
    };
  }, [client, circle, save, words]);

  const change = useCallback(
    (next: string) => {
      touched.current = true;
      words.set(next);
      unsaved.current = next;
      clearTimeout(timer.current);
      timer.current = setTimeout(save, PAUSE_MS);
    },
    [save, words],
  );
  /** Empties the field for a message on its way. What is saved stays until the core has the message: it then lets go of it by itself. */
  const send = useCallback(() => {
    touched.current = true;
    save();
    words.set('');
  }, [save, words]);
  // What was typed here since the last saving stays above them.
  const takeIn = useCallback((draft: string) => (unsaved.current === undefined ? words.set(draft) : change(`${words.get()}\n${draft}`)), [change, words]);
  useWordsFromOutside(circle, takeIn);
  /** Puts words that could not be sent before what was written since. */
  const bringBack = useCallback((unsent: string) => change([unsent, words.get()].filter((part) => part !== '').join('\n')), [change, words]);
  return { text, change, send, bringBack };
};
