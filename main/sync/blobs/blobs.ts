import type { CircleId, DeviceId } from '#contract';
import type { Clock, Log } from '#platform';
import { BlobExchange } from './blob-exchange.ts';
import type { BlobStore } from './store/blob-store.ts';

export type BlobsOptions = {
  readonly store: BlobStore;
  /** Whether a standing message of the circle speaks of this blob, and the device is a member's. */
  readonly mayServe: (circle: CircleId, address: string, device: DeviceId) => boolean;
  readonly clock: Clock;
  readonly log: Log;
};

/** The blobs of every circle: an exchange each, made when first asked for. */
export class Blobs {
  readonly #options: BlobsOptions;
  readonly #exchanges = new Map<CircleId, BlobExchange>();
  readonly #listeners = new Set<(circle: CircleId, address: string) => void>();

  constructor(options: BlobsOptions) {
    this.#options = options;
  }

  of(circle: CircleId): BlobExchange {
    const known = this.#exchanges.get(circle);
    if (known) return known;
    const { store, clock, log, mayServe } = this.#options;
    const exchange = new BlobExchange({
      shelf: store.shelf(circle),
      clock,
      log,
      mayServe: (address, device) => mayServe(circle, address, device),
      onChange: (address) => this.#listeners.forEach((listener) => listener(circle, address)),
    });
    this.#exchanges.set(circle, exchange);
    return exchange;
  }

  /** Progress, arrival, failure: at most four times a second for each blob. */
  onChange(listener: (circle: CircleId, address: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stop(): void {
    for (const exchange of this.#exchanges.values()) exchange.stop();
    this.#exchanges.clear();
  }
}
