import { createContext, useContext, useEffect } from 'react';
import type { Change, Client } from '#contract';
import type { Connection } from './connection.ts';

const ConnectionContext = createContext<Connection | undefined>(undefined);
export const ConnectionProvider = ConnectionContext.Provider;

export const useConnection = (): Connection => {
  const connection = useContext(ConnectionContext);
  if (!connection) throw new Error('no ConnectionProvider above');
  return connection;
};

export const useClient = (): Client => useConnection().client;

/** Calls `listener` for each change from the core while mounted. */
export const useChanges = (listener: (change: Change) => void): void => {
  const connection = useConnection();
  useEffect(() => connection.onChange(listener), [connection, listener]);
};
