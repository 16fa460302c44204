import type { FeedHead, Frontier } from '#ledger';
import type { Clock } from '#platform';

const GATHER_MS = 40;

type Options = { readonly clock: Clock; readonly frontier: () => Frontier; readonly tell: (changed: Frontier) => void };

/** Tells peers what we hold soon after it changed, gathered. */
export class Gossip {
  readonly #options: Options;
  readonly #told = new Map<string, number>();
  #stopTimer: (() => void) | undefined;

  constructor(options: Options) {
    this.#options = options;
    this.#note(options.frontier());
  }

  /** Something was written or accepted. */
  changed(): void {
    this.#stopTimer ??= this.#options.clock.after(GATHER_MS, () => {
      this.#stopTimer = undefined;
      this.#tell(this.#options.frontier().filter(({ feed, next }) => next > (this.#told.get(feed) ?? 0)));
    });
  }

  stop(): void {
    this.#stopTimer?.();
  }

  #tell(changed: Frontier): void {
    this.#note(changed);
    if (changed.length > 0) this.#options.tell(changed);
  }

  #note(frontier: readonly FeedHead[]): void {
    for (const { feed, next } of frontier) this.#told.set(feed, next);
  }
}
