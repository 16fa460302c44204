import { AppError, type DeviceId, type ErrorCode } from '#contract';
import type { CircleLedger, PendingJoin } from '#ledger';
import type { Clock, Log, Random } from '#platform';
import { BackOff } from '../back-off.ts';
import { deviceIdOf, deviceKeyOf, isSignedBy } from '../link/device-key.ts';
import type { Link } from '../link/link.ts';
import { refusalPreimage } from '../link/transcript.ts';
import type { MeetingPoints } from '../meeting-plan.ts';
import type { ByHand, RoomHandle, Transport } from '../transport.ts';
import type { Message, MessageOf } from '../wire/message.ts';
import { WelcomeTaker } from './welcome-taker.ts';

const ANSWER_MS = 10_000;
/** How often somebody who waits for an admin asks whether there is a yes; one that is given while a host is linked comes by itself. */
const ASK_AGAIN_MS = 15_000;
/** So long the other hosts of a lobby may still let us in after one refused: who is always the first to answer must not keep the inviter away. */
const STAY_MS = 10_000;
const LOOK_AGAIN_MS = 1_000;
/** Of one stay. A lobby with more is somebody's who makes them up. */
const MOST_REFUSALS = 32;

/** Whoever asks to be taken in: somebody with an invite, or a further device at a door of its own person. */
export type Knocker = Omit<PendingJoin, 'invite'>;

type Options = {
  readonly pending: Knocker;
  /** Whose refusal ends the waiting; nobody's, where it is undefined. */
  readonly inviter: DeviceId | undefined;
  readonly points: MeetingPoints;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly onJoined: (circle: CircleLedger) => void;
  readonly onRefused: (code: ErrorCode) => void;
  /** An admin must agree first: it is asked again and again. */
  readonly onAsked: () => void;
  readonly onReach: (canBeReached: boolean) => void;
  readonly onBlocked: (isBlocked: boolean) => void;
};

/** What one host has sent so far. `isAsked`: it told us to wait for an admin, and may let us in over the same link. */
type Visit = { readonly link: Link; stopTimer: () => void; readonly welcome: WelcomeTaker; isAsked: boolean };

/** A circle we asked to join: knocks at every host it meets, one at a time, until one lets us in. A refusal only makes it ask the others, and then wait. */
export class JoinSession {
  readonly #options: Options;
  readonly #refusals: BackOff;
  #room: RoomHandle | undefined;
  #visit: Visit | undefined;
  #waiting: Link[] = [];
  /** Hosts that refused since we entered. */
  #refused = 0;
  #cancelPause: (() => void) | undefined;
  #isStopped = false;

  constructor(options: Options) {
    this.#options = options;
    this.#refusals = new BackOff(options, { firstMs: 5_000, longestMs: 120_000 });
    this.#enter();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelPause?.();
    this.#visit?.stopTimer();
    this.#room?.leave();
  }

  /** Found on this network, now. */
  setNearby(urls: readonly string[]): void {
    const { points } = this.#options;
    points.setNearby(urls);
    this.#room?.meetAt(points.all);
  }

  byHand(): readonly ByHand[] {
    return this.#room?.byHand ? [this.#room.byHand] : [];
  }

  #enter(): void {
    const { pending, points, transport, onReach, onBlocked } = this.#options;
    const identity = {
      side: 'joiner',
      scope: pending.lobby.name,
      device: deviceKeyOf(pending.device),
      sign: (message: Uint8Array) => pending.sign(message),
    } as const;
    const ice = () => points.ice();
    this.#refused = 0;
    this.#room = transport.enter({ room: pending.lobby, identity, meetingPoints: points.all, ice, onLink: (link) => this.#meet(link), onReach, onBlocked });
  }

  #meet(link: Link): 'kept' {
    this.#waiting.push(link);
    this.#next();
    return 'kept';
  }

  #next(): void {
    const link = this.#visit ? undefined : this.#waiting.shift();
    if (!link) return;
    const visit: Visit = { link, stopTimer: this.#expectAnswer(link), welcome: new WelcomeTaker(link), isAsked: false };
    this.#visit = visit;
    link.listen({
      message: (message) => this.#hear(visit, message),
      drained: () => undefined,
      closed: () => {
        visit.stopTimer();
        if (this.#visit !== visit) return;
        this.#visit = undefined;
        this.#next();
      },
    });
    link.send({ type: 'knock', request: this.#options.pending.request() });
  }

  #expectAnswer(link: Link): () => void {
    return this.#options.clock.after(ANSWER_MS, () => link.close({ why: 'no-answer', blame: false }));
  }

  #hear(visit: Visit, message: Message): void {
    if (this.#isStopped) return;
    if (visit.isAsked && this.#visit === undefined && message.type === 'welcome') this.#takeUp(visit);
    if (this.#visit !== visit) return;
    if (message.type === 'refused') return this.#hearRefusal(visit, message);
    const taken = visit.welcome.hear(message);
    if (taken === 'whole') return this.#accept(visit);
    return taken === 'more' ? undefined : visit.link.close({ why: taken, blame: true });
  }

  /** The yes that was waited for came while its link was still open. */
  #takeUp(visit: Visit): void {
    visit.isAsked = false;
    visit.stopTimer = this.#expectAnswer(visit.link);
    this.#visit = visit;
  }

  #accept(visit: Visit): void {
    const { pending, log, onJoined } = this.#options;
    try {
      const circle = pending.accept(visit.welcome.updates);
      visit.link.close({ why: 'answered', blame: false });
      if (!circle) return;
      this.stop();
      onJoined(circle);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      // A fake host, or a fake circle: the true one may still come.
      log.warn('welcome-refused', { code: error.code });
      visit.link.close({ why: 'bad-update', blame: true });
    }
  }

  #hearRefusal(visit: Visit, { code, device, signature }: MessageOf<'refused'>): void {
    const { inviter, onRefused, onAsked } = this.#options;
    // Whoever holds the invite can wait in the lobby and refuse: only the inviter's word ends the waiting.
    const isInviter = deviceIdOf(device) === inviter && isSignedBy(device, refusalPreimage(code, visit.link.transcript), signature);
    const mustWait = code === 'join-waiting';
    const isLastWord = isInviter && !mustWait;
    this.#refused += 1;
    visit.stopTimer();
    visit.isAsked = mustWait;
    this.#visit = undefined;
    if (!mustWait && (isLastWord || this.#refused === 1)) this.#refusals.fail();
    if (isLastWord || this.#refused === 1) this.#pauseAfter(isLastWord ? 0 : STAY_MS, mustWait ? ASK_AGAIN_MS : this.#refusals.waitMs);
    // Its link stays open till we leave: it would only come back, and hold up those who were not asked yet.
    this.#next();
    if (mustWait) onAsked();
    else if (isLastWord) onRefused(code);
  }

  /** Leaves the lobby after a stay, and comes back when the wait is over. */
  #pauseAfter(stayMs: number, waitMs: number): void {
    const { clock } = this.#options;
    const backAt = clock.now() + waitMs;
    const leave = (): void => {
      const isAsking = this.#visit !== undefined || this.#waiting.length > 0;
      if (isAsking && stayMs > 0 && this.#refused < MOST_REFUSALS) {
        this.#cancelPause = clock.after(LOOK_AGAIN_MS, leave);
        return;
      }
      this.#visit?.stopTimer();
      this.#visit = undefined;
      this.#waiting = [];
      this.#room?.leave();
      this.#cancelPause = clock.after(Math.min(waitMs, Math.max(0, backAt - clock.now())), () => this.#enter());
    };
    this.#cancelPause?.();
    this.#cancelPause = clock.after(Math.min(stayMs, waitMs), leave);
  }
}
