import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { type Change, contract, type Status } from '#contract';
import type { Port } from '../electron-parts.ts';

type Options = {
  readonly status: () => Status;
  /** @returns whether a core runs again */
  readonly tryAgain: () => Promise<boolean>;
};

type Line = { readonly port: Port };

/**
 * Answers a page where no core runs: that this is so, and with a try for another. Whatever else is asked waits, and is asked anew of the next core by
 * the page's own rules when this line ends.
 */
export class CoreStandIn {
  readonly #options: Options;
  readonly #handler: RPCHandler<Line>;
  readonly #over = Promise.withResolvers<void>();
  #isOver = false;
  #trying: Promise<boolean> | undefined;

  constructor(options: Options) {
    this.#options = options;
    const os = implement(contract).app;
    const app = {
      status: os.status.handler(options.status),
      tryAgain: os.tryAgain.handler(() => this.#tryAgain()),
      changes: os.changes.handler(() => this.#changes()),
    };
    this.#handler = new RPCHandler<Line>(
      { app },
      {
        interceptors: [
          async (call) => {
            if (this.#isOver) call.context.port.close();
            const answer = this.#isOver ? undefined : await call.next();
            return answer?.matched ? answer : new Promise(() => undefined);
          },
        ],
      },
    );
  }

  hand(message: { readonly door: 'page' | 'blob' }, [port]: readonly Port[]): void {
    if (!port) return;
    if (message.door === 'blob') return port.close();
    this.#handler.upgrade(port, { context: { port } });
    port.start();
  }

  /** A core runs: pages hear of it, and whoever asks here once more finds the line closed. */
  end(): void {
    this.#isOver = true;
    this.#over.resolve();
  }

  async #tryAgain(): Promise<Status> {
    this.#trying ??= this.#options.tryAgain();
    await this.#trying;
    this.#trying = undefined;
    return this.#options.status();
  }

  async *#changes(): AsyncGenerator<{ cursor: string; change: Change }, void, void> {
    const change = { cursor: 'core-stopped', change: { topic: 'status' } } as const;
    yield change;
    await this.#over.promise;
    yield change;
  }
}
