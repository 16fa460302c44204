import { createHash } from 'node:crypto';
import type { DeviceId } from '#contract';
import { type Clock, RateLimit } from '#platform';
import type { MessageOf } from '../wire/message.ts';
import type { Signaling, TopicEars } from './signaling.ts';

type Signal = MessageOf<'signal'>;
/** From us to a peer, and from there to its peers: in a full mesh that is everybody. */
const HOPS = 1;
const REMEMBERED = 2_000;
/** What one peer may have carried; the rest is passed over. */
const PER_PEER = { perSecond: 20, burst: 200 };

type Options = {
  readonly clock: Clock;
  readonly linked: () => number;
  /** Sends to every linked member but one. */
  readonly tell: (signal: Signal, except?: DeviceId) => void;
};

/**
 * The members we are linked with as a place to meet the others: they carry sealed frames to those they are linked with, so a circle heals
 * without any meeting point. Carries topics of our own rooms only, each frame once.
 */
export class PeerSignaling implements Signaling {
  readonly url = 'peers';
  readonly isUnreachable = false;
  readonly #options: Options;
  readonly #topics = new Map<string, TopicEars>();
  readonly #carried = new Set<string>();
  readonly #limits = new Map<DeviceId, RateLimit>();

  constructor(options: Options) {
    this.#options = options;
  }

  get isConnected(): boolean {
    return this.#options.linked() > 0;
  }

  join(topic: string, ears: TopicEars): void {
    this.#topics.set(topic, ears);
    if (this.isConnected) ears.connected();
  }

  leave(topic: string): void {
    this.#topics.delete(topic);
  }

  publish(topic: string, data: string): void {
    const bytes = new Uint8Array(Buffer.from(data, 'base64'));
    this.#isNew(bytes);
    this.#options.tell({ type: 'signal', topic, data: bytes, hops: HOPS });
  }

  stop(): void {
    this.#topics.clear();
  }

  /** Another member is linked with us: it may know those we look for. */
  met(): void {
    for (const ears of this.#topics.values()) ears.connected();
  }

  parted(device: DeviceId): void {
    this.#limits.delete(device);
  }

  hear(from: DeviceId, signal: Signal): void {
    const limit = this.#limits.get(from) ?? new RateLimit(this.#options.clock, PER_PEER);
    this.#limits.set(from, limit);
    const ears = this.#topics.get(signal.topic);
    if (!ears || !limit.take() || !this.#isNew(signal.data)) return;
    if (signal.hops > 0) this.#options.tell({ ...signal, hops: signal.hops - 1 }, from);
    ears.heard(Buffer.from(signal.data).toString('base64'));
  }

  #isNew(data: Uint8Array): boolean {
    const hash = createHash('sha256').update(data).digest('base64');
    if (this.#carried.has(hash)) return false;
    this.#carried.add(hash);
    const [oldest] = this.#carried;
    if (this.#carried.size > REMEMBERED && oldest !== undefined) this.#carried.delete(oldest);
    return true;
  }
}
