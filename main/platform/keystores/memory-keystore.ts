import { AppError } from '#contract';
import type { Keystore } from '../keystore.ts';

/** Secrets in this process only: gone when it ends. For just trying, the demo and tests. */
export const memoryKeystore = (): Keystore => {
  const secrets = new Map<string, Uint8Array>();
  let isSetUp = false;
  const opened = (): Map<string, Uint8Array> => {
    if (!isSetUp) throw new AppError('locked');
    return secrets;
  };
  return {
    state: async () => (isSetUp ? 'open' : 'unset'),
    kind: async () => (isSetUp ? 'memory' : undefined),
    kinds: async () => ['memory'],
    setUp: async () => {
      if (isSetUp) throw new AppError('already-set-up');
      isSetUp = true;
    },
    unlock: async () => undefined,
    read: async (name) => opened().get(name)?.slice(),
    write: async (name, secret) => void opened().set(name, secret.slice()),
    destroy: async (name) => {
      const store = opened();
      store.get(name)?.fill(0);
      store.delete(name);
    },
  };
};
