import { useCallback, useEffect, useRef, useState } from 'react';
import type { Change, Client } from '#contract';
import { ConnectionLost } from './lasting-link.ts';
import { useChanges, useClient } from './rpc-context.tsx';

export type Read<T> = {
  /** The last value read under this key; kept while it is read again. */
  readonly data: T | undefined;
  readonly error: unknown;
  readonly reload: () => void;
};

type Options<T> = {
  /** Read anew when this changes; `undefined` reads nothing. */
  readonly key: string | undefined;
  readonly load: (client: Client, signal: AbortSignal) => Promise<T>;
  /** Which changes make what was read stale. `reset` always does. */
  readonly stale: (change: Change) => boolean;
};

type State<T> = { readonly key: string | undefined; readonly data: T | undefined; readonly error: unknown };

/** Reads something from the core and keeps it fresh. At most one reading is under way; changes meanwhile cause one more. */
export const useRead = <T>({ key, load, stale }: Options<T>): Read<T> => {
  const client = useClient();
  const [state, setState] = useState<State<T>>({ key, data: undefined, error: undefined });
  const latest = useRef({ load, stale });
  useEffect(() => {
    latest.current = { load, stale };
  });
  const again = useRef<() => void>(() => undefined);

  useEffect(() => {
    if (key === undefined) return undefined;
    const stop = new AbortController();
    let busy = false;
    let wanted = false;
    const read = async (): Promise<void> => {
      wanted = true;
      if (busy) return;
      busy = true;
      while (wanted && !stop.signal.aborted) {
        wanted = false;
        try {
          const data = await latest.current.load(client, stop.signal);
          if (!stop.signal.aborted) setState({ key, data, error: undefined });
        } catch (error) {
          if (stop.signal.aborted) break;
          if (error instanceof ConnectionLost) wanted = true;
          else setState((before) => ({ key, data: before.key === key ? before.data : undefined, error }));
        }
      }
      busy = false;
    };
    again.current = () => void read();
    void read();
    return () => stop.abort();
  }, [client, key]);

  useChanges(
    useCallback((change) => {
      if (change.topic === 'reset' || latest.current.stale(change)) again.current();
    }, []),
  );

  const reload = useCallback(() => again.current(), []);
  const current = state.key === key;
  return { data: current ? state.data : undefined, error: current ? state.error : undefined, reload };
};
