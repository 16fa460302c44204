import type { webcrypto } from 'node:crypto';
import { type Clock, fraction, type Random } from '#platform';
import type { RelayClient } from './relay-client.ts';
import type { RelayPool } from './relay-pool.ts';
import { openFrame, sealFrame } from './sealed-frame.ts';
import { readSignalFrame, type SignalFrame } from './signal-frame.ts';

const LONELY_ANNOUNCE_MS = 4_000;
const ANNOUNCE_MS = 30_000;
const SOON_MS = 600;
const FRAMES_WAITING = 400;
const REMEMBERED_FRAMES = 2_000;

type Options = {
  readonly topic: string;
  readonly key: webcrypto.CryptoKey;
  readonly peerId: string;
  readonly relays: RelayPool;
  readonly clock: Clock;
  readonly random: Random;
  readonly isLonely: () => boolean;
  readonly onFrame: (frame: SignalFrame, relay: RelayClient) => void;
  /** Called when it changes whether any meeting point of the room can be reached. */
  readonly onReach?: ((canBeReached: boolean) => void) | undefined;
};

/** A room's frames at its meeting points: sealed, in order, each heard once; and the announcements that say we are here. */
export class RoomSignaling {
  readonly #options: Options;
  readonly #relays = new Set<RelayClient>();
  readonly #heard = new Set<string>();
  #queue: Promise<void> = Promise.resolve();
  #waiting = 0;
  #cancelAnnounce: (() => void) | undefined;
  #canBeReached = true;
  #isStopped = false;

  constructor(options: Options) {
    this.#options = options;
    this.#announceLater(LONELY_ANNOUNCE_MS);
  }

  add(meetingPoints: readonly string[]): void {
    for (const url of meetingPoints) {
      const relay = this.#options.relays.take(url);
      if (!relay) continue;
      if (this.#relays.has(relay)) this.#options.relays.release(relay);
      else this.#meetAt(relay);
    }
    this.#lookAround();
  }

  /** Says that we are here, to everybody or in answer to one. */
  announce(to?: { readonly peer: string; readonly relay: RelayClient }): void {
    const frame = { type: 'announce', from: this.#options.peerId, ...(to && { to: to.peer }) };
    for (const relay of to ? [to.relay] : this.#relays) void this.#publish(frame, relay);
  }

  /** A link was lost: whoever is still there will hear of us in a moment. */
  announceSoon(): void {
    this.#announceLater(SOON_MS);
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelAnnounce?.();
    for (const relay of this.#relays) {
      relay.leave(this.#options.topic);
      this.#options.relays.release(relay);
    }
    this.#relays.clear();
  }

  #meetAt(relay: RelayClient): void {
    this.#relays.add(relay);
    relay.join(this.#options.topic, {
      connected: () => {
        this.#lookAround();
        void this.#publish({ type: 'announce', from: this.#options.peerId }, relay);
      },
      failed: () => this.#lookAround(),
      heard: (data) => this.#hear(data, relay),
    });
  }

  #lookAround(): void {
    const canBeReached = [...this.#relays].some(({ isUnreachable }) => !isUnreachable);
    if (canBeReached === this.#canBeReached) return;
    this.#canBeReached = canBeReached;
    this.#options.onReach?.(canBeReached);
  }

  #announceLater(aboutMs: number): void {
    if (this.#isStopped) return;
    this.#cancelAnnounce?.();
    const delayMs = aboutMs * (0.5 + fraction(this.#options.random));
    this.#cancelAnnounce = this.#options.clock.after(delayMs, () => {
      this.announce();
      this.#announceLater(this.#options.isLonely() ? LONELY_ANNOUNCE_MS : ANNOUNCE_MS);
    });
  }

  async #publish(frame: object, relay: RelayClient): Promise<void> {
    if (!relay.isConnected) return;
    const data = await sealFrame(frame, this.#options.key);
    if (!this.#isStopped) relay.publish(this.#options.topic, data);
  }

  #hear(data: string, relay: RelayClient): void {
    if (this.#waiting >= FRAMES_WAITING) return;
    this.#waiting += 1;
    // One after the other: an offer must come before its candidates.
    this.#queue = this.#queue.then(() => this.#open(data, relay));
  }

  async #open(data: string, relay: RelayClient): Promise<void> {
    const opened = await openFrame(data, this.#options.key);
    this.#waiting -= 1;
    if (!opened || this.#isStopped || this.#heard.has(opened.iv)) return;
    this.#remember(opened.iv);
    const frame = readSignalFrame(opened.frame);
    if (!frame || frame.from === this.#options.peerId || (frame.to ?? this.#options.peerId) !== this.#options.peerId) return;
    this.#options.onFrame(frame, relay);
  }

  #remember(iv: string): void {
    this.#heard.add(iv);
    if (this.#heard.size <= REMEMBERED_FRAMES) return;
    const [oldest] = this.#heard;
    if (oldest !== undefined) this.#heard.delete(oldest);
  }
}
