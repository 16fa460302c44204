import { useCallback } from 'react';
import type { Change } from '#contract';
import { useChanges, useClient } from '../../rpc/rpc-context.tsx';

/** Hears of words that were put into a group's draft from outside its field. @param onWords given all that the draft holds by then; it stays the same function */
export const useWordsFromOutside = (circle: string, onWords: (draft: string) => void): void => {
  const client = useClient();
  const follow = useCallback(
    (event: Change) => {
      if (event.topic !== 'draft' || event.circle !== circle) return;
      client.chat.draft({ circle }).then(
        (saved) => onWords(saved.text),
        () => undefined,
      );
    },
    [client, circle, onWords],
  );
  useChanges(follow);
};
