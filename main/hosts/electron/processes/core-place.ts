import type { CoreChild, Door } from '#hosts/supervisor';
import type { Port } from '../electron-parts.ts';
import type { CoreStandIn } from './core-stand-in.ts';
import type { UtilityChild } from './utility-child.ts';

type Asked = { readonly door: 'page' } | { readonly door: 'blob'; readonly address: string };
type Taker = { hand(message: Asked, ports: readonly Port[]): void };

/** Where the core is that may be handed ports: whoever comes while it is replaced waits for the next. */
export class CorePlace implements Door<UtilityChild> {
  readonly #onOpened: () => void;
  #taker = Promise.withResolvers<Taker>();
  #standIn: CoreStandIn | undefined;

  /** @param onOpened a core has started, the first or another */
  constructor(onOpened: () => void) {
    this.#onOpened = onOpened;
  }

  web(): undefined {
    return undefined;
  }

  opened({ child }: CoreChild<UtilityChild>): void {
    this.#put(child);
    const mine = this.#taker;
    child.onExit(() => {
      if (this.#taker === mine) this.#taker = Promise.withResolvers();
    });
    this.#standIn?.end();
    this.#standIn = undefined;
    this.#onOpened();
  }

  /** No core runs, and none follows by itself: a stand-in answers until one does, the same also where the next try failed. */
  gaveUp(standIn: () => CoreStandIn): void {
    this.#standIn ??= standIn();
    this.#put(this.#standIn);
  }

  /** Leads the port to the core in charge. */
  hand(message: Asked, port: Port): void {
    void this.#taker.promise.then((taker) => taker.hand(message, [port]));
  }

  /** Who waits goes to it too. */
  #put(taker: Taker): void {
    this.#taker.resolve(taker);
    this.#taker = Promise.withResolvers();
    this.#taker.resolve(taker);
  }
}
