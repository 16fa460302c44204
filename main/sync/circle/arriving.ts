import type { DeviceId } from '#contract';
import type { CircleLedger, Frontier } from '#ledger';
import type { Clock, Log, Random } from '#platform';
import { Asking } from './asking.ts';
import type { Delivery } from './delivery.ts';
import type { HeldHead } from './held-heads.ts';
import type { PeerLink } from './peer-link.ts';
import type { SyncEvent } from '../sync.ts';
import { Refilling } from './refilling.ts';
import type { Arrivals } from './arrivals.ts';

type Options = {
  readonly circle: CircleLedger;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly delivery: Delivery;
  readonly members: () => readonly PeerLink[];
  readonly strangers: () => readonly PeerLink[];
  readonly isStranger: (peer: PeerLink) => boolean;
  readonly blame: (peer: PeerLink, why: string) => void;
  readonly emit: (event: SyncEvent) => void;
};

/** Of one peer; more than that somebody makes up. */
const MOST_UNKNOWN_HEADS = 64;

/** Everything that is to come to us: whom it is asked of, and what it waits for. */
export class Arriving {
  readonly refilling: Refilling;
  readonly #options: Options;
  readonly #asking: Asking;
  /** What a peer had said to hold when it was asked: its answer shows whether that was so. */
  readonly #saidBefore = new WeakMap<PeerLink, { readonly held: ReadonlyMap<string, number>; readonly unknown: Frontier }>();
  #told = '';

  constructor(options: Options) {
    this.#options = options;
    this.#asking = new Asking({
      ...options,
      isAhead: (peer) => this.isAhead(peer),
      onBegin: (peer) => this.#saidBefore.set(peer, { held: options.delivery.saidBy(peer.device), unknown: peer.unknownHeads }),
    });
    this.refilling = new Refilling({ ...options, onFilled: () => this.ask() });
  }

  ask(): void {
    this.#asking.ask();
    this.refilling.ask();
  }

  /** Whether a peer says it holds what we lack and would take: more of a feed, or a control head that is unknown here. */
  isAhead(peer: PeerLink): boolean {
    const { circle, delivery, isStranger } = this.#options;
    peer.unknownHeads = peer.unknownHeads.filter((head) => circle.lacks([head]));
    return peer.unknownHeads.length > 0 || delivery.isAhead(peer.device, circle.pullFrontier(), isStranger(peer) ? 'c:' : '');
  }

  /** A pull is over. What the peer boasted of and did not bring is lacking no longer, so that nobody waits for what was made up. */
  pulled(peer: PeerLink, { isWhole }: { readonly isWhole: boolean }): void {
    const { circle, delivery } = this.#options;
    if (!isWhole) peer.mustAsk = true;
    const said = this.#saidBefore.get(peer);
    if (said) delivery.answered(peer.device, circle.frontier(), said.held);
    peer.unknownHeads = peer.unknownHeads.filter((head) => !said?.unknown.includes(head));
    this.ask();
    this.look();
  }

  /** Notes what a peer says it holds, and asks for what we lack of it. */
  learn(peer: PeerLink, theirs: Frontier): void {
    // Of a feed that a pull marks as unwanted it does not say how far it is held.
    const held = theirs.filter(({ head }) => head.some((byte) => byte !== 0));
    this.#noteControlHeads(peer, held);
    this.heard(peer.device, held);
    this.ask();
    this.look();
  }

  /** Notes what a device is known to hold, by whichever way that came. */
  heard(device: DeviceId, heads: readonly HeldHead[]): void {
    const { circle, delivery, emit } = this.#options;
    if (delivery.learn(device, heads)) emit({ type: 'delivery', circle: circle.id });
  }

  /** Control feeds of equal length may hold different words, where their author signed two for one place: only their heads tell. */
  #noteControlHeads(peer: PeerLink, theirs: Frontier): void {
    const unknown = theirs.filter((head) => head.feed.startsWith('c:') && this.#options.circle.lacks([head]));
    if (unknown.length > 0) peer.unknownHeads = [...peer.unknownHeads, ...unknown].slice(-MOST_UNKNOWN_HEADS);
  }

  arrivals(): Arrivals {
    const { circle, delivery } = this.#options;
    return { floods: circle.floods(), outOfReach: delivery.outOfReach(circle.pullFrontier()) };
  }

  /** Tells when what waits has changed. */
  look(): void {
    const { floods, outOfReach } = this.arrivals();
    const now = JSON.stringify([floods.map(({ feed }) => feed), outOfReach]);
    if (now === this.#told) return;
    const isFirst = this.#told === '';
    this.#told = now;
    const { emit, circle } = this.#options;
    if (!isFirst || floods.length > 0 || outOfReach) emit({ type: 'arriving', circle: circle.id });
  }

  stop(): void {
    this.#asking.stop();
    this.refilling.stop();
  }
}

