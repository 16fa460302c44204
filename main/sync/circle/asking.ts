import type { CircleLedger } from '#ledger';
import type { Clock } from '#platform';
import type { PeerLink } from './peer-link.ts';

const COMPARE_MS = 60_000;
const SOONEST_MS = 50;

type Options = {
  readonly circle: CircleLedger;
  readonly clock: Clock;
  readonly members: () => readonly PeerLink[];
  readonly strangers: () => readonly PeerLink[];
  readonly isAhead: (peer: PeerLink) => boolean;
  readonly onBegin: (peer: PeerLink) => void;
};

/**
 * Asks who holds what we lack: every stranger for control feeds, and one member at a time for everything; again, once its patience is over, who
 * answered with less than all. Once a minute one member, each in turn, is asked whatever the heads say, so that nothing depends on having heard.
 */
export class Asking {
  readonly #options: Options;
  readonly #stopComparing: () => void;
  #turn = 0;
  #cancelLater: (() => void) | undefined;
  #isStopped = false;

  constructor(options: Options) {
    this.#options = options;
    this.#stopComparing = options.clock.every(COMPARE_MS, () => this.#compare());
  }

  ask(): void {
    if (this.#isStopped) return;
    const { strangers, members, isAhead } = this.#options;
    const toAsk = (peers: readonly PeerLink[]): readonly PeerLink[] =>
      peers.filter((peer) => !peer.pulling.isActive && (peer.mustAsk || isAhead(peer)));
    const unknown = toAsk(strangers());
    for (const peer of unknown) if (peer.pulling.mayBegin) this.#begin(peer);
    const known = members().some(({ pulling }) => pulling.isActive) ? [] : toAsk(members());
    const next = known.find(({ pulling }) => pulling.mayBegin);
    if (next) this.#begin(next);
    const waiting = [...unknown, ...(next ? [] : known)].filter(({ pulling }) => !pulling.isActive);
    if (waiting.length > 0) this.#askIn(Math.min(...waiting.map(({ pulling }) => pulling.waitMs)));
  }

  stop(): void {
    this.#isStopped = true;
    this.#stopComparing();
    this.#cancelLater?.();
  }

  #compare(): void {
    const members = this.#options.members();
    const peer = members[this.#turn % members.length];
    this.#turn += 1;
    if (peer) peer.mustAsk = true;
    this.ask();
  }

  #begin(peer: PeerLink): void {
    const { circle, onBegin } = this.#options;
    peer.mustAsk = false;
    onBegin(peer);
    peer.pulling.begin(circle.pullFrontier());
  }

  #askIn(waitMs: number): void {
    this.#cancelLater?.();
    this.#cancelLater = this.#options.clock.after(Math.max(SOONEST_MS, waitMs), () => this.ask());
  }
}
