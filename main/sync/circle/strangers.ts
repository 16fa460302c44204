import type { Clock } from '#platform';
import type { PeerLink } from './peer-link.ts';

const STRANGER_MS = 30_000;
const STRANGER_BYTES = 1024 * 1024;
const MOST_STRANGERS = 16;

/**
 * Devices that proved their key and that we do not know: perhaps admitted by somebody we have not met since. They may send a little of the
 * control feeds; if these make them members they are let in, else they go without blame.
 */
export class Strangers {
  readonly #clock: Clock;
  readonly #waiting = new Map<PeerLink, { bytes: number; readonly stopTimer: () => void }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(peer: PeerLink): void {
    if (this.#waiting.size >= MOST_STRANGERS) return peer.link.close({ why: 'too-many-strangers', blame: false });
    const stopTimer = this.#clock.after(STRANGER_MS, () => peer.link.close({ why: 'still-a-stranger', blame: false }));
    this.#waiting.set(peer, { bytes: 0, stopTimer });
    return undefined;
  }

  has(peer: PeerLink): boolean {
    return this.#waiting.has(peer);
  }

  /** Counts what a stranger sent; false when it was too much. */
  mayStillSend(peer: PeerLink, bytes: number): boolean {
    const stranger = this.#waiting.get(peer);
    if (!stranger) return true;
    stranger.bytes += bytes;
    return stranger.bytes <= STRANGER_BYTES;
  }

  remove(peer: PeerLink): void {
    this.#waiting.get(peer)?.stopTimer();
    this.#waiting.delete(peer);
  }

  all(): readonly PeerLink[] {
    return [...this.#waiting.keys()];
  }
}
