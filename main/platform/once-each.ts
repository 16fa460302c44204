import type { Clock } from './clock.ts';

/** Runs once for a key however often it is asked for, as soon as what goes on now is over. */
export type OnceEach = { readonly ask: (key: string) => void; readonly stop: () => void };

export const onceEach = (clock: Pick<Clock, 'after'>, run: (key: string) => void): OnceEach => {
  const waiting = new Map<string, () => void>();
  const runNow = (key: string): void => {
    waiting.delete(key);
    run(key);
  };
  return {
    ask: (key) => {
      if (!waiting.has(key)) waiting.set(key, clock.after(0, () => runNow(key)));
    },
    stop: () => {
      for (const cancel of waiting.values()) cancel();
      waiting.clear();
    },
  };
};
