import { createORPCClient } from '@orpc/client';
import type { Change, Client } from '#contract';
import { Observable } from '../ui/observable.ts';
import { backOffMs, wait } from './back-off.ts';
import { LastingLink } from './lasting-link.ts';
import { type OpenTransport, SignedOut, type Transport } from './transport.ts';

export type ConnectionState = { readonly kind: 'connecting' | 'online' | 'signed-out' } | { readonly kind: 'reconnecting'; readonly attempts: number };

type Listener = (change: Change) => void;

/**
 * The page's one connection to the core. Keeps a line open, resumes the changes from their cursor, and says `reset` when it cannot:
 * whoever shows something then reads it again.
 */
export class Connection {
  readonly client: Client;
  readonly state = new Observable<ConnectionState>({ kind: 'connecting' });
  readonly #open: OpenTransport;
  readonly #link = new LastingLink();
  readonly #listeners = new Set<Listener>();
  #cursor: string | undefined;

  constructor(open: OpenTransport) {
    this.#open = open;
    this.client = createORPCClient(this.#link);
  }

  /** @returns how to stop. */
  start(): () => void {
    const stop = new AbortController();
    void this.#keepOpen(stop.signal);
    return () => stop.abort();
  }

  /** @returns how to stop listening. */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #keepOpen(signal: AbortSignal): Promise<void> {
    for (let attempts = 0; !signal.aborted; attempts += 1) {
      let signedOut = false;
      const transport = await this.#open().catch((error: unknown) => {
        signedOut = error instanceof SignedOut;
        return undefined;
      });
      if (transport && !signal.aborted) {
        attempts = 0;
        this.#link.use(transport);
        this.state.set({ kind: 'online' });
        await this.#follow(transport, signal);
      }
      transport?.close();
      if (signal.aborted) return;
      this.state.set(signedOut ? { kind: 'signed-out' } : { kind: 'reconnecting', attempts: attempts + 1 });
      await wait(backOffMs(attempts + 1), signal);
    }
  }

  /** Reads changes until the line is closed. */
  async #follow(transport: Transport, signal: AbortSignal): Promise<void> {
    const ended = new AbortController();
    signal.addEventListener('abort', () => ended.abort(), { once: true });
    transport.onClose(() => ended.abort());
    if (transport.isClosed()) return;
    for (let attempt = 1; !ended.signal.aborted; attempt += 1) {
      try {
        const changes = await this.client.app.changes({ ...(this.#cursor && { cursor: this.#cursor }) }, { signal: ended.signal });
        if (!this.#cursor) this.#tell({ topic: 'reset' });
        for await (const { cursor, change } of changes) {
          attempt = 1;
          this.#cursor = cursor;
          this.#tell(change);
        }
      } catch {
        // Not an answer yet, or the line is gone: the loop's condition decides.
      }
      await wait(backOffMs(attempt), ended.signal);
    }
  }

  #tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}
