import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '#contract';
import { readError } from '../rpc/read-error.ts';
import { useClient } from '../rpc/rpc-context.tsx';
import { notify } from './notices.tsx';

/** The sentence for a failure, in the language on screen. */
export const useErrorSentence = (): ((error: unknown) => string) => {
  const { t } = useTranslation();
  return useCallback(
    (error) => {
      const { code, params } = readError(error);
      return t(`errors.${code}`, params);
    },
    [t],
  );
};

/** Runs a call to the core; a failure becomes a sentence on screen and `undefined`. */
export const useCall = (): (<T>(run: (client: Client) => Promise<T>) => Promise<T | undefined>) => {
  const client = useClient();
  const sentence = useErrorSentence();
  return useCallback(
    async (run) => {
      try {
        return await run(client);
      } catch (error) {
        notify('problem', sentence(error));
        return undefined;
      }
    },
    [client, sentence],
  );
};

/** An id for a call that changes something. */
export const callId = (): string => crypto.randomUUID();
