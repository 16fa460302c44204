import type { DeviceId } from '#contract';
import type { Frontier, ReceiveResult } from '#ledger';
import { type Clock, type Random, RateLimit } from '#platform';
import type { Link } from '../link/link.ts';
import type { Route } from '../sync.ts';
import { Answering } from './answering.ts';
import { Liveness } from './liveness.ts';
import { Pulling } from './pulling.ts';

/** Small messages that cost more to judge than to send. */
const SMALL_TALK = { perSecond: 60, burst: 400 };

type Options = {
  readonly link: Link;
  readonly device: DeviceId;
  readonly clock: Clock;
  readonly random: Random;
  readonly missing: (theirs: Frontier) => Iterator<Uint8Array>;
  readonly receive: (update: Uint8Array) => ReceiveResult | undefined;
  readonly isAhead: () => boolean;
  readonly onPullEnd: () => void;
};

/** One device on the other end of one link, with what is going on between us. */
export class PeerLink {
  readonly link: Link;
  readonly device: DeviceId;
  readonly since: number;
  readonly answering: Answering;
  readonly pulling: Pulling;
  readonly life: Liveness;
  readonly smallTalk: RateLimit;
  route: Route = 'direct';
  /** A section could not be judged: ask, whatever the heads say. */
  mustAsk = false;

  constructor({ link, device, clock, random, missing, receive, isAhead, onPullEnd }: Options) {
    this.link = link;
    this.device = device;
    this.since = clock.now();
    this.answering = new Answering(link, missing);
    this.pulling = new Pulling({ link, clock, random, receive, isAhead, onEnd: onPullEnd });
    this.life = new Liveness(clock, link);
    this.smallTalk = new RateLimit(clock, SMALL_TALK);
  }

  /** Ends what goes over the second channel. */
  leaveBlobs: () => void = () => undefined;

  stop(): void {
    this.leaveBlobs();
    this.answering.stop();
    this.pulling.stop();
    this.life.stop();
  }
}
