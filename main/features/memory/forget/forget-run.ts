import type { Outputs } from '#contract';

/** A step that has begun, or the receipt at the end. */
export type ForgetEvent = Outputs['memory']['forget'] extends AsyncIterable<infer Event> ? Event : never;

/** One Forget under way, told to everybody who listens. It goes on when nobody does: a closed window must not leave half a memory. */
export class ForgetRun {
  readonly #events: ForgetEvent[] = [];
  #wake = Promise.withResolvers<void>();
  #failure: { readonly error: unknown } | undefined;
  #isOver = false;
  #listeners = 0;
  readonly #left = Promise.withResolvers<void>();
  /** Settles at the end, also after a failure. */
  readonly over: Promise<void>;

  constructor(run: (say: (event: ForgetEvent) => void) => Promise<void>) {
    this.over = run((event) => this.#say(event))
      .catch((error: unknown) => {
        this.#failure = { error };
      })
      .finally(() => {
        this.#isOver = true;
        this.#wake.resolve();
        this.#mayBeLeft();
      });
  }

  /** Resolves when it is over and every listener has heard all of it, or gone away. */
  get left(): Promise<void> {
    return this.#left.promise;
  }

  get failed(): boolean {
    return this.#failure !== undefined;
  }

  /** Everything from the beginning. Throws what the run failed with. */
  async *events(): AsyncGenerator<ForgetEvent, void, void> {
    this.#listeners += 1;
    try {
      for (let place = 0; ; ) {
        const event = this.#events[place];
        if (event !== undefined) {
          place += 1;
          yield event;
        } else if (this.#isOver) break;
        else await this.#wake.promise;
      }
      if (this.#failure) throw this.#failure.error;
    } finally {
      this.#listeners -= 1;
      this.#mayBeLeft();
    }
  }

  #mayBeLeft(): void {
    if (this.#isOver && this.#listeners === 0) this.#left.resolve();
  }

  #say(event: ForgetEvent): void {
    this.#events.push(event);
    this.#wake.resolve();
    this.#wake = Promise.withResolvers();
  }
}
