import { type Clock, RateLimit } from '#platform';

const LONGEST_QUEUE = 256;
const LOOK_EVERY_MS = 50;

/** Lets at most so many a second go out; the rest waits its turn, and of too many the oldest is dropped: frames that matter are repeated. */
export class Pacer<Item> {
  readonly #clock: Clock;
  readonly #limit: RateLimit;
  readonly #send: (item: Item) => void;
  #queue: Item[] = [];
  #cancel: (() => void) | undefined;

  constructor(clock: Clock, { perSecond, burst }: { readonly perSecond: number; readonly burst: number }, send: (item: Item) => void) {
    this.#clock = clock;
    this.#limit = new RateLimit(clock, { perSecond, burst });
    this.#send = send;
  }

  add(item: Item): void {
    this.#queue.push(item);
    if (this.#queue.length > LONGEST_QUEUE) this.#queue.shift();
    if (!this.#cancel) this.#flush();
  }

  stop(): void {
    this.#cancel?.();
    this.#queue = [];
  }

  #flush(): void {
    this.#cancel = undefined;
    while (this.#queue.length > 0 && this.#limit.take()) {
      const [item] = this.#queue.splice(0, 1);
      if (item !== undefined) this.#send(item);
    }
    if (this.#queue.length > 0) this.#cancel = this.#clock.after(LOOK_EVERY_MS, () => this.#flush());
  }
}
