import type { CoreChild, Door } from '#hosts/supervisor';
import type { Port } from '../electron-parts.ts';
import type { UtilityChild } from './utility-child.ts';

/** Where the core is that may be handed ports: whoever comes while it is replaced waits for the next. */
export class CorePlace implements Door<UtilityChild> {
  readonly #onOpened: () => void;
  #core = Promise.withResolvers<UtilityChild>();

  /** @param onOpened a core has started, the first or another */
  constructor(onOpened: () => void) {
    this.#onOpened = onOpened;
  }

  web(): undefined {
    return undefined;
  }

  opened({ child }: CoreChild<UtilityChild>): void {
    this.#core.resolve(child);
    const mine = this.#core;
    child.onExit(() => {
      if (this.#core === mine) this.#core = Promise.withResolvers();
    });
    this.#onOpened();
  }

  /** Leads the port to the core in charge. */
  hand(message: { readonly door: 'page' } | { readonly door: 'blob'; readonly address: string }, port: Port): void {
    void this.#core.promise.then((core) => core.hand(message, [port]));
  }
}
