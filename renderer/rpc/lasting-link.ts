import type { ClientContext, ClientLink, ClientOptions } from '@orpc/client';
import { callIdSchema } from '#contract';
import type { Transport } from './transport.ts';

/** Thrown by a call that was under way when the line dropped and may not be repeated. */
export class ConnectionLost extends Error {
  constructor() {
    super('the connection to the core was lost');
    this.name = 'ConnectionLost';
  }
}

const isRepeatable = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && 'id' in input && callIdSchema.safeParse(input.id).success;

/**
 * A link that outlives its transport: a call waits for a line; a call with an id is repeated on the next line when the one it used drops
 * (the core does it once); any other call fails with `ConnectionLost`.
 */
export class LastingLink implements ClientLink<ClientContext> {
  #current: Transport | undefined;
  #waiting: (() => void)[] = [];

  use(transport: Transport): void {
    this.#current = transport;
    for (const go of this.#waiting.splice(0)) go();
  }

  async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>): Promise<unknown> {
    for (;;) {
      const transport = await this.#transport(options.signal);
      try {
        return await transport.link.call(path, input, options);
      } catch (error) {
        if (options.signal?.aborted || !transport.isClosed()) throw error;
        if (!isRepeatable(input)) throw new ConnectionLost();
      }
    }
  }

  async #transport(signal: AbortSignal | undefined): Promise<Transport> {
    while (!this.#current || this.#current.isClosed()) {
      signal?.throwIfAborted();
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        signal?.addEventListener('abort', () => resolve(), { once: true });
      });
    }
    return this.#current;
  }
}
