import type { Clock } from '../../main/platform/index.ts';
import { repeat } from './fake-clock.ts';

/** One desktop's clock: it may be wrong, and while the machine sleeps its timers wait. Those that came due meanwhile run when it wakes. */
export class DesktopClock implements Clock {
  wrongByMs = 0;
  readonly #base: Clock;
  #isAsleep = false;
  #overdue: (() => void)[] = [];

  constructor(base: Clock) {
    this.#base = base;
  }

  get isAsleep(): boolean {
    return this.#isAsleep;
  }

  now(): number {
    return this.#base.now() + this.wrongByMs;
  }

  after(delayMs: number, run: () => void): () => void {
    let isCancelled = false;
    const due = (): void => {
      if (isCancelled) return;
      if (this.#isAsleep) this.#overdue.push(due);
      else run();
    };
    const cancel = this.#base.after(delayMs, due);
    return () => {
      isCancelled = true;
      cancel();
    };
  }

  every(periodMs: number, run: () => void): () => void {
    return repeat(this, periodMs, run);
  }

  sleep(): void {
    this.#isAsleep = true;
  }

  wake(): void {
    this.#isAsleep = false;
    for (const run of this.#overdue.splice(0)) this.#base.after(0, run);
  }
}
