import { must } from '#contract';
import type { Port } from '../electron-parts.ts';

/** The line from a utilityProcess to the main process; ports may come along. */
export type ParentLine = {
  readonly post: (message: unknown) => void;
  readonly onMessage: (listener: (message: unknown, ports: readonly Port[]) => void) => () => void;
};

type ParentPort = { postMessage(message: unknown): void; on(event: 'message', listener: (event: { readonly data: unknown; readonly ports: Port[] }) => void): unknown };

/** Fails outside of a utilityProcess. */
export const parentLine = (): ParentLine => {
  const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
  must(parentPort !== undefined, 'this runs in a utilityProcess');
  const listeners = new Set<(message: unknown, ports: readonly Port[]) => void>();
  parentPort.on('message', ({ data, ports }) => {
    for (const listener of listeners) listener(data, ports);
  });
  return {
    post: (message) => parentPort.postMessage(message),
    onMessage: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
