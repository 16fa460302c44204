import { useEffect } from 'react';
import type { Change, Client } from '#contract';
import { requiredContext } from '../ui/required-context.ts';
import type { Connection } from './connection.ts';

export const [ConnectionProvider, useConnection] = requiredContext<Connection>('Connection');

export const useClient = (): Client => useConnection().client;

/** Calls `listener` for each change from the core while mounted. */
export const useChanges = (listener: (change: Change) => void): void => {
  const connection = useConnection();
  useEffect(() => connection.onChange(listener), [connection, listener]);
};
