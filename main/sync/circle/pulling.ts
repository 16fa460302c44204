import type { Frontier, ReceiveResult } from '#ledger';
import type { Clock, Random } from '#platform';
import { BackOff } from '../back-off.ts';
import type { Link } from '../link/link.ts';
import type { MessageOf } from '../wire/message.ts';

const STALL_MS = 6_000;

type Options = {
  readonly link: Link;
  readonly clock: Clock;
  readonly random: Random;
  /** Hands the bytes to the gate; undefined when the link ended over them. */
  readonly receive: (update: Uint8Array) => ReceiveResult | undefined;
  /** Whether the peer still says it holds what we lack. */
  readonly isAhead: () => boolean;
  /** Feeds whose flood waits for the person's yes. */
  readonly floods: () => number;
  /** The pull is over: somebody else may be asked. `isWhole`: all of the answer came. */
  readonly onEnd: (end: { readonly isWhole: boolean }) => void;
};

/** One peer's history as we ask for it: one pull at a time, given up when it stalls, asked again with growing patience while it brings nothing. */
export class Pulling {
  readonly #options: Options;
  readonly #backOff: BackOff;
  #id = 0;
  #isActive = false;
  #pieces = 0;
  #gained = 0;
  #floods = 0;
  #stopTimer: (() => void) | undefined;

  constructor(options: Options) {
    this.#options = options;
    this.#backOff = new BackOff(options, { firstMs: 1_000, longestMs: 60_000 });
  }

  get isActive(): boolean {
    return this.#isActive;
  }

  get mayBegin(): boolean {
    return !this.#isActive && this.#backOff.isOver;
  }

  /** Milliseconds until it may be asked again. */
  get waitMs(): number {
    return this.#backOff.waitMs;
  }

  begin(frontier: Frontier): void {
    this.#id += 1;
    this.#isActive = true;
    this.#pieces = 0;
    this.#gained = 0;
    this.#floods = this.#options.floods();
    this.#options.link.send({ type: 'pull', id: this.#id, frontier });
    this.#watch();
  }

  piece({ id, number, update }: MessageOf<'piece'>): void {
    if (!this.#isActive || id !== this.#id || number < this.#pieces) return;
    // A piece went missing: what came is stored, the rest is asked for again.
    if (number > this.#pieces) return this.#end({ isWhole: false });
    this.#watch();
    const result = this.#options.receive(update);
    if (!result) return;
    this.#pieces += 1;
    this.#gained += result.accepted;
    // What is under way brings more of a flood than this person wants today: asked anew without it.
    if (this.#options.floods() > this.#floods) return this.#end({ isWhole: false });
    this.#options.link.send({ type: 'took', id, pieces: this.#pieces });
  }

  done({ id, pieces }: MessageOf<'done'>): void {
    if (this.#isActive && id === this.#id) this.#end({ isWhole: pieces === this.#pieces });
  }

  stop(): void {
    this.#isActive = false;
    this.#stopTimer?.();
  }

  #watch(): void {
    this.#stopTimer?.();
    this.#stopTimer = this.#options.clock.after(STALL_MS, () => this.#end({ isWhole: false }));
  }

  #end(end: { readonly isWhole: boolean }): void {
    this.stop();
    if (this.#gained > 0 || (end.isWhole && !this.#options.isAhead())) this.#backOff.succeed();
    else this.#backOff.fail();
    this.#options.onEnd(end);
  }
}
