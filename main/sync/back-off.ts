import { type Clock, fraction, type Random } from '#platform';

/** How long to leave something alone after each failure: doubling, with jitter, up to a bound. A clock that is set back ends the wait, which would last for hours. */
export class BackOff {
  readonly #ports: { readonly clock: Clock; readonly random: Random };
  readonly #firstMs: number;
  readonly #longestMs: number;
  #failures = 0;
  #failedAt = -Infinity;
  #forMs = 0;

  constructor(ports: { readonly clock: Clock; readonly random: Random }, { firstMs, longestMs }: { readonly firstMs: number; readonly longestMs: number }) {
    this.#ports = ports;
    this.#firstMs = firstMs;
    this.#longestMs = longestMs;
  }

  /** In a row. */
  get failures(): number {
    return this.#failures;
  }

  get isOver(): boolean {
    return this.waitMs <= 0;
  }

  /** Milliseconds until the next try is due. */
  get waitMs(): number {
    const passedMs = this.#ports.clock.now() - this.#failedAt;
    return passedMs < 0 ? 0 : this.#forMs - passedMs;
  }

  fail(): void {
    const waitMs = Math.min(this.#longestMs, this.#firstMs * 2 ** Math.min(this.#failures, 20));
    this.#failures += 1;
    this.#failedAt = this.#ports.clock.now();
    this.#forMs = waitMs * (0.75 + fraction(this.#ports.random) / 2);
  }

  succeed(): void {
    this.#failures = 0;
    this.#failedAt = -Infinity;
  }
}
