import { fork } from 'node:child_process';
import type { Child, Children } from './children.ts';

const INHERITED = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'TEMP', 'SystemRoot', 'HEARTH_MODELS'] as const;

/**
 * V8 guesses from a few looks which objects will live long and makes their like among the old ones. Of a history that arrives it guesses wrong in
 * every other run: 130 MB of what is needed for a moment then waits for the next full collection.
 */
const NO_GUESSING = '--no-allocation-site-pretenuring';

/** Room for young objects in a child, MB: V8 would take 16 and more before it looks what can go, and keeps it. Histories load no slower for it. */
const YOUNG_MB = 4;

/** Children by `node:child_process`, with structured-clone messages. They get only the environment they need. */
export const nodeChildren = (environment: Readonly<Record<string, string | undefined>>): Children => ({
  start(entry, { args = [], env = {} }) {
    const kept = Object.fromEntries(INHERITED.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]])));
    const child = fork(entry, [...args], { serialization: 'advanced', execArgv: [`--max-semi-space-size=${YOUNG_MB}`, NO_GUESSING], env: { ...kept, ...env }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const gone = new Promise<number | null>((resolve) => {
      child.once('exit', (code) => resolve(code));
      // All of them: a second one that nobody hears would end this process.
      child.on('error', () => {
        if (child.pid === undefined) resolve(null);
      });
    });
    const adapter: Child = {
      pid: child.pid,
      post: (message) => {
        // With a callback: without one, a child that died a moment ago raises an error for every message.
        if (child.connected) child.send(message as object, () => undefined);
      },
      onMessage: (listener) => {
        child.on('message', listener);
        return () => child.off('message', listener);
      },
      onExit: (listener) => {
        let wanted = true;
        void gone.then((code) => (wanted ? listener(code) : undefined));
        return () => {
          wanted = false;
        };
      },
      kill: async (signal = 'SIGKILL') => {
        child.kill(signal);
        await gone;
      },
    };
    return adapter;
  },
});
