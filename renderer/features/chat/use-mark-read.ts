import { useCallback, useEffect, useRef } from 'react';
import type { EntryId } from '#contract';
import { useClient } from '../../rpc/rpc-context.tsx';
import { useChat } from './chat-context.tsx';
import type { WindowState } from './message-window.ts';

const PAUSE_MS = 400;

/** Marks messages read once they have been on screen in a window that has the person's attention. Returns how to say what is on screen. */
export const useMarkRead = ({ messages }: WindowState): ((lastOnScreen: EntryId | undefined) => void) => {
  const client = useClient();
  const { circle } = useChat();
  const seen = useRef<EntryId | undefined>(undefined);
  const marked = useRef<EntryId | undefined>(undefined);
  const latest = useRef(messages);
  useEffect(() => {
    latest.current = messages;
  }, [messages]);

  const mark = useCallback(() => {
    const message = seen.current;
    if (!message || message === marked.current || !document.hasFocus()) return;
    const position = (id: EntryId | undefined) => latest.current.findIndex((one) => one.id === id);
    if (position(message) < position(marked.current)) return;
    marked.current = message;
    client.chat.markRead({ circle: circle.id, message }).catch(() => {
      marked.current = undefined;
    });
  }, [client, circle.id]);

  useEffect(() => {
    const timer = setInterval(mark, PAUSE_MS);
    window.addEventListener('focus', mark);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', mark);
    };
  }, [mark]);

  return useCallback((lastOnScreen) => {
    seen.current = lastOnScreen ?? seen.current;
  }, []);
};
