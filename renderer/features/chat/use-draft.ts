import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from '../../rpc/rpc-context.tsx';

const PAUSE_MS = 350;

/** The text being written in a group. Saved as it is typed, also across restarts and crashes. */
export const useDraft = (circle: string) => {
  const client = useClient();
  const [text, setText] = useState('');
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
    client.chat.draft({ circle }, { signal: stop.signal }).then(
      (saved) => !stop.signal.aborted && !touched.current && setText(saved.text),
      () => undefined,
    );
    window.addEventListener('pagehide', save);
    return () => {
      stop.abort();
      window.removeEventListener('pagehide', save);
      save();
    };
  }, [client, circle, save]);

  const change = useCallback(
    (next: string) => {
      touched.current = true;
      setText(next);
      unsaved.current = next;
      clearTimeout(timer.current);
      timer.current = setTimeout(save, PAUSE_MS);
    },
    [save],
  );
  /** Empties the field for a message on its way. What is saved stays until the core has the message: it then lets go of it by itself. */
  const send = useCallback(() => {
    touched.current = true;
    save();
    setText('');
  }, [save]);
  const latest = useRef(text);
  useEffect(() => {
    latest.current = text;
  }, [text]);
  /** Puts words that could not be sent before what was written since. */
  const bringBack = useCallback((unsent: string) => change([unsent, latest.current].filter((part) => part !== '').join('\n')), [change]);
  return { text, change, send, bringBack };
};
