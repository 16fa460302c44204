import type { Clock } from '../../main/platform/index.ts';

type Timer = { readonly at: number; readonly order: number; readonly run: () => void };

/** Lets promises that are ready run, and what they start. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Calls `run` every `periodMs` by a clock that knows only `after`. */
export const repeat = (clock: Pick<Clock, 'after'>, periodMs: number, run: () => void): (() => void) => {
  let cancel = (): void => undefined;
  const again = (): void => {
    cancel = clock.after(periodMs, () => {
      again();
      run();
    });
  };
  again();
  return () => cancel();
};

/** Time that moves only when a test says so. Timers run in order; promises settle between them. */
export class FakeClock implements Clock {
  #now: number;
  #orders = 0;
  /** Sorted, earliest last. */
  readonly #timers: Timer[] = [];

  constructor(startAt = Date.UTC(2026, 4, 1, 12)) {
    this.#now = startAt;
  }

  now(): number {
    return this.#now;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, Math.ceil(delayMs)), order: (this.#orders += 1), run };
    let [low, high] = [0, this.#timers.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#timers[middle]?.at ?? 0) > timer.at) low = middle + 1;
      else high = middle;
    }
    this.#timers.splice(low, 0, timer);
    return () => {
      const place = this.#timers.indexOf(timer);
      if (place >= 0) this.#timers.splice(place, 1);
    };
  }

  every(periodMs: number, run: () => void): () => void {
    return repeat(this, periodMs, run);
  }

  async advance(byMs: number): Promise<void> {
    const until = this.#now + Math.ceil(byMs);
    await settle();
    for (let next = this.#timers.at(-1); next && next.at <= until; next = this.#timers.at(-1)) {
      this.#timers.pop();
      this.#now = Math.max(this.#now, next.at);
      next.run();
      if (this.#timers.at(-1)?.at !== this.#now) await settle();
    }
    this.#now = until;
  }

  /** Moves time on in small steps until `condition` holds; throws after `withinMs` of it. */
  async until(condition: () => boolean, withinMs: number): Promise<void> {
    const stepMs = 50;
    for (let passed = 0; passed <= withinMs; passed += stepMs) {
      if (condition()) return;
      await this.advance(stepMs);
    }
    throw new Error(`not so after ${withinMs} ms: ${condition.toString()}`);
  }
}
