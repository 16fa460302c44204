/** Time as the core sees it: tests drive it, the app reads the machine's. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls `run` once after `delayMs`; returns how to call it off. */
  after(delayMs: number, run: () => void): () => void;
  /** Calls `run` every `periodMs`; returns how to stop it. */
  every(periodMs: number, run: () => void): () => void;
}
