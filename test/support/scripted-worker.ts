import type { ToWorker } from '#ai-worker';
import type { Child, Children } from '#platform';

/** One life of a worker that a test plays by hand. */
export type WorkerLife = {
  readonly sent: ToWorker[];
  say(message: unknown): void;
  exit(): void;
  readonly killed: () => boolean;
};

/** Child processes that exist only in the test. Each start adds a life; `onStart` may answer at once. */
export const scriptedWorkers = (
  onStart: (life: WorkerLife, number: number) => void = (life) => life.say({ type: 'loaded', ms: 1, cores: 2 }),
): { children: Children; lives: WorkerLife[] } => {
  const lives: WorkerLife[] = [];
  const start = (): Child => {
    const listeners: ((message: unknown) => void)[] = [];
    const exits: ((code: number | null) => void)[] = [];
    const sent: ToWorker[] = [];
    let gone = false;
    const exit = (): void => {
      if (gone) return;
      gone = true;
      for (const listener of exits) listener(null);
    };
    const life: WorkerLife = {
      sent,
      exit,
      killed: () => gone,
      say: (message) => listeners.forEach((listener) => listener(message)),
    };
    lives.push(life);
    return {
      pid: undefined,
      post: (message) => {
        sent.push(message as ToWorker);
        if ((message as ToWorker).type === 'load') queueMicrotask(() => onStart(life, lives.length));
      },
      onMessage: (listener) => {
        listeners.push(listener);
        return () => undefined;
      },
      onExit: (listener) => {
        exits.push(listener);
        return () => undefined;
      },
      kill: async () => exit(),
    };
  };
  return { children: { start }, lives };
};
