import type { Generated } from '#ai';

export type Streamed = { readonly deltas: AsyncGenerator<string, void, void>; readonly result: Promise<Generated> };

/**
 * Turns a generation that calls back into pieces to iterate. Leaving the iteration early, or aborting `signal`, stops the generation at once:
 * no piece follows.
 */
export const deltas = (
  start: (onText: (delta: string) => void, stop: AbortSignal) => Promise<Generated>,
  signal: AbortSignal,
): Streamed => {
  const left = new AbortController();
  const stop = AbortSignal.any([signal, left.signal]);
  const waiting: string[] = [];
  let ended = false;
  let wake: (() => void) | undefined;
  const ring = (): void => {
    wake?.();
    wake = undefined;
  };
  const result = start((delta) => {
    if (stop.aborted) return;
    waiting.push(delta);
    ring();
  }, stop).finally(() => {
    ended = true;
    ring();
  });
  // Whoever iterates sees the failure when awaiting `result`; until then it must not count as unhandled.
  result.catch(() => undefined);
  async function* pieces(): AsyncGenerator<string, void, void> {
    try {
      for (;;) {
        const delta = waiting.shift();
        if (delta !== undefined && !stop.aborted) yield delta;
        else if (ended || stop.aborted) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      if (!ended) left.abort();
    }
  }
  stop.addEventListener('abort', ring, { once: true });
  return { deltas: pieces(), result };
};
