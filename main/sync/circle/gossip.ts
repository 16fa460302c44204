import type { FeedHead, Frontier } from '#ledger';
import type { Clock } from '#platform';

const GATHER_MS = 40;

type Options = { readonly clock: Clock; readonly frontier: () => Frontier; readonly tell: (changed: Frontier) => void };

/** Tells peers what we hold soon after it changed, gathered. */
export class Gossip {
  readonly #options: Options;
  /** As last told: a feed's head may change without its length, when its author signed two entries for one place. */
  #told: ReadonlySet<string> = new Set();
  #stopTimer: (() => void) | undefined;

  constructor(options: Options) {
    this.#options = options;
    this.#note(options.frontier());
  }

  /** Something was written or accepted. */
  changed(): void {
    this.#stopTimer ??= this.#options.clock.after(GATHER_MS, () => {
      this.#stopTimer = undefined;
      this.#tell(this.#options.frontier());
    });
  }

  stop(): void {
    this.#stopTimer?.();
  }

  #tell(frontier: Frontier): void {
    const changed = frontier.filter((head) => !this.#told.has(nameOf(head)));
    this.#note(frontier);
    if (changed.length > 0) this.#options.tell(changed);
  }

  #note(frontier: Frontier): void {
    this.#told = new Set(frontier.map(nameOf));
  }
}

const nameOf = ({ feed, next, head }: FeedHead): string => `${feed} ${next} ${Buffer.from(head).toString('base64')}`;
