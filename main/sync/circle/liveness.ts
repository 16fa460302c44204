import type { Clock } from '#platform';
import type { Link } from '../link/link.ts';

const BEAT_MS = 4_000;
const DEAD_MS = 12_000;
const DOUBT_MS = 2_000;

/** Pings a silent link and ends a dead one, within 16 s of its last sign of life. */
export class Liveness {
  readonly #clock: Clock;
  readonly #link: Link;
  readonly stop: () => void;
  heardCount = 0;
  #silentMs = 0;
  #pings = 0;

  constructor(clock: Clock, link: Link) {
    this.#clock = clock;
    this.#link = link;
    // Beats are counted, not read off the clock: one that jumps must end no link.
    this.stop = this.#clock.every(BEAT_MS, () => this.#beat());
  }

  heard(): void {
    this.#silentMs = 0;
    this.heardCount += 1;
  }

  /** The other end is said to be gone: it has a moment to show that it is not. */
  doubt(): void {
    const heardBefore = this.heardCount;
    this.#link.send({ type: 'ping', id: (this.#pings += 1) });
    this.#clock.after(DOUBT_MS, () => {
      if (this.heardCount === heardBefore) this.#link.close({ why: 'silent', blame: false });
    });
  }

  #beat(): void {
    this.#silentMs += BEAT_MS;
    if (this.#silentMs > DEAD_MS) return this.#link.close({ why: 'silent', blame: false });
    if (this.#silentMs >= BEAT_MS) this.#link.send({ type: 'ping', id: (this.#pings += 1) });
    return undefined;
  }
}
