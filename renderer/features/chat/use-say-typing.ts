import { useCallback, useRef } from 'react';
import { useSettings } from '../../app/status.tsx';
import { useClient } from '../../rpc/rpc-context.tsx';

/** The core keeps its own, longer pause; this one spares it a call for every key. */
const PAUSE_MS = 1_000;

/** Lets the others know that I am writing, where I allow it, at most once a second. */
export const useSayTyping = (circle: string): (() => void) => {
  const client = useClient();
  const { settings } = useSettings();
  const last = useRef(Number.NEGATIVE_INFINITY);
  return useCallback(() => {
    if (!settings?.showTyping || performance.now() - last.current < PAUSE_MS) return;
    last.current = performance.now();
    client.chat.typing({ circle }).catch(() => undefined);
  }, [client, circle, settings?.showTyping]);
};
