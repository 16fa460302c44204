import type { Clock, Log, Random } from '#platform';
import { lanDiscovery } from '#sync';

/** The relay that this desktop's host runs for it. */
export type HostRelay = {
  /** How this desktop itself reaches it. */
  readonly urls: readonly string[];
  /** Listens on this network too, or on this machine only. Resolves to its port. Absent: no host that could. */
  readonly openTo?: (reach: 'machine' | 'network') => Promise<number>;
};

type Deps = {
  readonly relay: HostRelay;
  readonly addresses: () => readonly string[];
  /** Nothing may leave this machine: neither mDNS nor another address. */
  readonly loopbackOnly: boolean;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly onNearby: (urls: readonly string[]) => void;
};

/** This desktop's own relay on this network, when the person chose so: open there, announced, and those of others looked for. */
export class OwnRelay {
  readonly #deps: Deps;
  #port: number | undefined;
  #stopDiscovery: (() => void) | undefined;
  #turn: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** As others can reach it: this network's addresses when it is open there, else only this machine's. */
  urls(): readonly string[] {
    const { relay, addresses, loopbackOnly } = this.#deps;
    const onNetwork = this.#port === undefined || loopbackOnly ? [] : addresses().map((address) => `ws://${address}:${this.#port}`);
    return [...onNetwork, ...relay.urls];
  }

  /** What others are told of it: an address of this machine is of no use to them where there is another. */
  told(): readonly string[] {
    const { relay } = this.#deps;
    const beyond = this.urls().filter((url) => !relay.urls.includes(url));
    return beyond.length > 0 ? beyond : relay.urls;
  }

  /** One change after the other. What the host cannot do is tried again at the next change. */
  setOnNetwork(on: boolean): Promise<void> {
    this.#turn = this.#turn.then(() => this.#set(on)).catch(() => this.#deps.log.warn('relay-not-opened'));
    return this.#turn;
  }

  stop(): void {
    this.#isStopped = true;
    this.#stopDiscovery?.();
  }

  async #set(on: boolean): Promise<void> {
    const { relay, addresses, loopbackOnly, clock, random, log, onNearby } = this.#deps;
    if (this.#isStopped || !relay.openTo || on === (this.#port !== undefined)) return;
    const port = await relay.openTo(on ? 'network' : 'machine');
    this.#port = on ? port : undefined;
    this.#stopDiscovery?.();
    this.#stopDiscovery = undefined;
    if (this.#isStopped) return;
    if (on && !loopbackOnly) this.#stopDiscovery = lanDiscovery({ port, addresses, clock, random, log, onFound: onNearby });
    else onNearby([]);
  }
}
