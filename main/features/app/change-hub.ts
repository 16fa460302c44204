import type { Change } from '#contract';

/** Unread changes that are held for a reader; who falls further behind is told to read the page again. */
const HELD = 200;

type Event = { readonly cursor: string; readonly change: Change };

/**
 * Tells every reader what changed. Invariants: at most 200 changes are held, whoever reads or does not; a reader is a position, not a queue;
 * a reader that cannot be told everything since its cursor gets one `reset` instead.
 * A stream ends after 200 changes and the reader asks again with its cursor: a transport without back-pressure can then never hold more.
 */
export class ChangeHub {
  readonly #run: string;
  readonly #held: Change[] = [];
  /** The number of the next change; the first one held is `#next - #held.length`. */
  #next = 1;
  #waiting = new Set<() => void>();

  /** @param run differs in every process, so that a cursor of an earlier one is recognised */
  constructor(run: string) {
    this.#run = run;
  }

  tell(change: Change): void {
    this.#held.push(change);
    if (this.#held.length > HELD) this.#held.shift();
    this.#next += 1;
    const waiting = this.#waiting;
    this.#waiting = new Set();
    for (const wake of waiting) wake();
  }

  /** Everything from `cursor` on where that is still held, else one `reset` first. Ends when `signal` aborts, and after 200 changes. */
  async *changes(cursor: string | undefined, signal: AbortSignal): AsyncGenerator<Event, void, void> {
    let position = cursor === undefined ? this.#next : this.#positionOf(cursor);
    for (let told = 0; told < HELD && !signal.aborted; told += 1) {
      if (position === undefined || position < this.#next - this.#held.length) {
        position = this.#next;
        yield this.#event(position - 1, { topic: 'reset' });
        continue;
      }
      while (position === this.#next && !signal.aborted) await this.#wake(signal);
      const change = this.#held[position - (this.#next - this.#held.length)];
      if (!change) continue;
      yield this.#event(position, change);
      position += 1;
    }
  }

  #event(number: number, change: Change): Event {
    return { cursor: `${this.#run}.${number}`, change };
  }

  /** Where the reader of that cursor goes on; undefined when the cursor is not ours. */
  #positionOf(cursor: string): number | undefined {
    const [run, number] = cursor.split('.');
    const last = Number(number);
    return run === this.#run && Number.isSafeInteger(last) && last < this.#next ? last + 1 : undefined;
  }

  #wake(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}
