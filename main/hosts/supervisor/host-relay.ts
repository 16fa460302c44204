import type { Clock, Log } from '#platform';
import { type Relay, startRelay } from '#relay';

type Options = { readonly port: number; readonly loopbackOnly: boolean; readonly clock: Clock; readonly log: Log };

/** The relay of this desktop: on this machine, and on its network while the person wants that. It keeps its port. */
export class HostRelay {
  readonly #options: Options;
  #relay: Relay;
  #reach: 'machine' | 'network' = 'machine';

  private constructor(options: Options, relay: Relay) {
    this.#options = options;
    this.#relay = relay;
  }

  static async start(options: Options): Promise<HostRelay> {
    const { port, clock, log } = options;
    return new HostRelay(options, await startRelay({ port, orAnotherPort: true, clock, log }));
  }

  get port(): number {
    return this.#relay.port;
  }

  /** As this machine reaches it, whoever else does. */
  get url(): string {
    return `ws://127.0.0.1:${this.port}`;
  }

  /** Listens on every address of this machine for who is on its network, or on 127.0.0.1 alone. Fails as `startRelay` does; then it listens as before. */
  async openTo(reach: 'machine' | 'network'): Promise<number> {
    const { loopbackOnly, clock, log } = this.#options;
    if (reach === this.#reach || loopbackOnly) return this.port;
    const { port } = this;
    await this.#relay.stop();
    const open = (host: string): Promise<Relay> => startRelay({ host, port, localNetworkOnly: true, clock, log });
    const wanted = reach === 'network' ? '0.0.0.0' : '127.0.0.1';
    try {
      this.#relay = await open(wanted);
      this.#reach = reach;
    } catch (error) {
      this.#relay = await open(wanted === '0.0.0.0' ? '127.0.0.1' : '0.0.0.0');
      throw error;
    }
    return this.port;
  }

  stop(): Promise<void> {
    return this.#relay.stop();
  }
}
