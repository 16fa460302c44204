import { createContext, type Provider, useContext } from 'react';

/** A context that is always there: its provider, and a hook that throws where nobody put one above. `name` tells which. */
export const requiredContext = <Value extends object>(name: string): readonly [Provider<Value | undefined>, () => Value] => {
  const Context = createContext<Value | undefined>(undefined);
  const useRequired = (): Value => {
    const value = useContext(Context);
    if (!value) throw new Error(`no ${name}Provider above`);
    return value;
  };
  return [Context.Provider, useRequired];
};
