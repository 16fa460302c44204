import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { CircleSummary, Client, Settings } from '#contract';
import type { Port } from '../electron-parts.ts';

/** What the shell around the page goes by. */
export type Known = { readonly settings: Settings; readonly circles: readonly CircleSummary[] };

/** The topics that change what is known here. */
const STALE: ReadonlySet<string> = new Set(['status', 'settings', 'circles', 'messages', 'members', 'reset']);

/** One line from the shell to a core: it asks, as a page would, and reads anew what changed. */
export class CoreFollower {
  readonly #client: Client;
  readonly #onKnown: (known: Known) => void;
  #isClosed = false;
  #isReading = false;
  #isStale = true;

  constructor(port: Port, onKnown: (known: Known) => void) {
    this.#onKnown = onKnown;
    this.#client = createORPCClient(new RPCLink({ port }));
    port.on('close', () => {
      this.#isClosed = true;
    });
    port.start();
    void this.#follow();
  }

  /** Undefined once the line has ended. */
  get client(): Client | undefined {
    return this.#isClosed ? undefined : this.#client;
  }

  /** Ends with the line: the core was replaced, and another follower has the next. */
  async #follow(): Promise<void> {
    let cursor: string | undefined;
    while (!this.#isClosed) {
      try {
        const changes = await this.#client.app.changes(cursor === undefined ? {} : { cursor });
        this.#readAgain();
        for await (const event of changes) {
          cursor = event.cursor;
          if (STALE.has(event.change.topic)) this.#readAgain();
        }
      } catch {
        return;
      }
    }
  }

  #readAgain(): void {
    this.#isStale = true;
    if (!this.#isReading) void this.#read();
  }

  /** At most one reading at a time; what changes meanwhile causes one more. */
  async #read(): Promise<void> {
    this.#isReading = true;
    try {
      while (this.#isStale && !this.#isClosed) {
        this.#isStale = false;
        const [settings, circles] = await Promise.all([this.#client.app.settings(), this.#client.circles.list()]);
        this.#onKnown({ settings, circles });
      }
    } catch {
      // Locked, or gone: the next change or the next core is read.
    }
    this.#isReading = false;
  }
}
