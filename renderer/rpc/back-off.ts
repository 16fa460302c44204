const FIRST_MS = 150;
const LONGEST_MS = 5_000;

/** How long to wait before attempt number `attempt` (1, 2, …): doubling, at most five seconds, spread a little so that pages do not knock together. */
export const backOffMs = (attempt: number): number => Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 10)) * (0.85 + Math.random() * 0.3);

/** Waits, and ends early when `signal` aborts. */
export const wait = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
