import type { DeviceId } from '#contract';
import type { Frontier, ReceiveResult } from '#ledger';
import { type Clock, type Random, RateLimit } from '#platform';
import type { Link } from '../link/link.ts';
import type { Route } from '../sync.ts';
import { BackOff } from '../back-off.ts';
import { Answering } from './answering.ts';
import { Liveness } from './liveness.ts';
import { Pulling } from './pulling.ts';

/** Small messages that cost more to judge than to send. */
const SMALL_TALK = { perSecond: 60, burst: 400 };

/** A body that a peer lacks is seldom there a moment later. */
const REFILL_PATIENCE = { firstMs: 5_000, longestMs: 600_000 };
/** Each answer is up to 200 KB read from the rows. */
const REFILL_ANSWERS = { perSecond: 5, burst: 40 };

type Options = {
  readonly link: Link;
  readonly device: DeviceId;
  readonly clock: Clock;
  readonly random: Random;
  readonly missing: (theirs: Frontier) => Iterator<Uint8Array>;
  readonly receive: (update: Uint8Array) => ReceiveResult | undefined;
  readonly isAhead: () => boolean;
  readonly floods: () => number;
  readonly onPullEnd: (end: { readonly isWhole: boolean }) => void;
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
  /** Undefined until WebRTC has said which of its ways it took. */
  route: Route | undefined;
  /** A section could not be judged: ask, whatever the heads say. */
  mustAsk = false;
  /** Control heads it showed that were unknown here. */
  unknownHeads: Frontier = [];
  /** When it may be asked for missing bodies. */
  readonly refill: BackOff;
  readonly refillAnswers: RateLimit;

  constructor({ link, device, clock, random, missing, receive, isAhead, floods, onPullEnd }: Options) {
    this.link = link;
    this.device = device;
    this.since = clock.now();
    this.answering = new Answering(link, missing);
    this.pulling = new Pulling({ link, clock, random, receive, isAhead, floods, onEnd: onPullEnd });
    this.refill = new BackOff({ clock, random }, REFILL_PATIENCE);
    this.refillAnswers = new RateLimit(clock, REFILL_ANSWERS);
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
