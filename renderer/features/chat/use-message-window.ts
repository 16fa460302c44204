import { useCallback, useEffect, useMemo } from 'react';
import type { Change } from '#contract';
import { useChanges, useClient } from '../../rpc/rpc-context.tsx';
import { MessageWindow } from './message-window.ts';

/** The loaded messages of a group, opened and kept fresh while mounted. */
export const useMessageWindow = (circle: string): MessageWindow => {
  const client = useClient();
  const messages = useMemo(() => new MessageWindow(client, circle), [client, circle]);
  useEffect(() => messages.start(), [messages]);
  useChanges(useCallback((change: Change) => messages.onChange(change), [messages]));
  return messages;
};
