import type { Clock } from '#platform';
import type { Link } from '../link/link.ts';

const BEAT_MS = 15_000;
/** Presence comes once in 66 s at least: a link that carries it is never asked. */
const IDLE_MS = 75_000;
const ANSWER_MS = 5_000;
/** Where there is reason to believe that it is gone. */
const SHORT_ANSWER_MS = 2_500;

/**
 * Asks a link for a sign of life, and ends it when none comes within five seconds, or half of that: at once when the connection doubts itself (ICE consent is
 * lost after some five seconds), the other end is said to be gone, or the machine woke; else after a silent minute. So a dead peer is noticed within 15 s.
 */
export class Liveness {
  readonly #clock: Clock;
  readonly #link: Link;
  readonly #stopBeat: () => void;
  heardCount = 0;
  #silentMs = 0;
  #pings = 0;
  #cancelDeadline: (() => void) | undefined;
  #hasReason = false;

  constructor(clock: Clock, link: Link) {
    this.#clock = clock;
    this.#link = link;
    // Beats are counted, not read off the clock: one that jumps must end no link.
    this.#stopBeat = this.#clock.every(BEAT_MS, () => this.#beat());
  }

  heard(): void {
    this.#silentMs = 0;
    this.heardCount += 1;
    this.#cancelDeadline?.();
    this.#cancelDeadline = undefined;
  }

  /** The other end may be gone. `hasReason`: we are in another network, or the other end is said to have lost the link. */
  doubt({ hasReason = false } = {}): void {
    if (this.#cancelDeadline && (this.#hasReason || !hasReason)) return;
    this.#cancelDeadline?.();
    this.#hasReason = hasReason;
    this.#cancelDeadline = this.#clock.after(hasReason ? SHORT_ANSWER_MS : ANSWER_MS, () => this.#link.close({ why: 'silent', blame: false }));
    this.#link.send({ type: 'ping', id: (this.#pings += 1) });
  }

  stop(): void {
    this.#stopBeat();
    this.#cancelDeadline?.();
  }

  #beat(): void {
    this.#silentMs += BEAT_MS;
    if (this.#silentMs >= IDLE_MS) this.doubt();
  }
}
