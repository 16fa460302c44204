import { type Clock, isWithin, type Log, type Random } from '#platform';
import { BackOff } from '../back-off.ts';
import type { Dial, Line } from './line.ts';
import type { Signaling, TopicEars } from './signaling.ts';

const RETRY = { firstMs: 250, longestMs: 20_000 };
const PING_MS = 20_000;
const SILENCE_MS = 45_000;
/** A place that takes us and hangs up again, because it is full or serves others alone, was not reached: it is left alone for longer each time. */
const LASTING_MS = 5_000;
const FRAMES_PER_SECOND = 300;
/** A relay that restarts is back at the first try. */
const FAILURES_TO_TELL = 2;

type Ports = {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Whether it is connected, or reached at all, may be another than before. */
  readonly onState?: (() => void) | undefined;
};

/** A connection to one meeting point, shared by all rooms. It comes back by itself. */
export class SignalingClient implements Signaling {
  readonly url: string;
  readonly #dial: Dial;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #retry: BackOff;
  readonly #topics = new Map<string, TopicEars>();
  readonly #stopBeat: () => void;
  readonly #onState: (() => void) | undefined;
  #line: Line | undefined;
  #isConnected = false;
  #cancelRetry: (() => void) | undefined;
  #heardAt = 0;
  #openedAt = 0;
  #framesThisSecond = 0;
  #second = 0;
  #isStopped = false;

  constructor(url: string, dial: Dial, { clock, random, log, onState }: Ports) {
    this.url = url;
    this.#dial = dial;
    this.#clock = clock;
    this.#retry = new BackOff({ clock, random }, RETRY);
    this.#log = log;
    this.#onState = onState;
    this.#stopBeat = clock.every(PING_MS, () => this.#beat());
    this.#connect();
  }

  get isConnected(): boolean {
    return this.#isConnected;
  }

  get isUnreachable(): boolean {
    return !this.isConnected && this.#retry.failures >= FAILURES_TO_TELL;
  }

  join(topic: string, ears: TopicEars): void {
    this.#topics.set(topic, ears);
    if (this.isUnreachable) ears.failed();
    if (!this.isConnected) return;
    this.#line?.subscribe([topic]);
    ears.connected();
  }

  leave(topic: string): void {
    if (this.#topics.delete(topic) && this.isConnected) this.#line?.unsubscribe([topic]);
  }

  publish(topic: string, data: string): void {
    if (this.isConnected) this.#line?.publish(topic, data);
  }

  /** The machine is in another network: the line may be dead without a word, so a new one is made at once. */
  redial(): void {
    if (this.#isStopped) return;
    const old = this.#line;
    this.#line = undefined;
    this.#isConnected = false;
    this.#cancelRetry?.();
    old?.end();
    this.#connect();
    this.#onState?.();
  }

  stop(): void {
    this.#isStopped = true;
    this.#isConnected = false;
    this.#stopBeat();
    this.#cancelRetry?.();
    this.#line?.end();
  }

  #connect(): void {
    if (this.#isStopped) return;
    const line = this.#dial(this.url, {
      opened: () => line === this.#line && this.#opened(line),
      alive: () => {
        this.#heardAt = this.#clock.now();
      },
      heard: (topic, data) => this.#hear(topic, data),
      closed: () => line === this.#line && this.#closed(),
    });
    this.#line = line;
  }

  #opened(line: Line): void {
    if (this.#isStopped) return;
    this.#isConnected = true;
    this.#openedAt = this.#clock.now();
    this.#heardAt = this.#openedAt;
    if (this.#topics.size > 0) line.subscribe([...this.#topics.keys()]);
    for (const ears of this.#topics.values()) ears.connected();
    this.#onState?.();
  }

  #closed(): void {
    if (this.#isConnected && !isWithin(LASTING_MS, { since: this.#openedAt, now: this.#clock.now() })) this.#retry.succeed();
    this.#line = undefined;
    this.#isConnected = false;
    if (this.#isStopped) return;
    if (this.#retry.failures === 0) this.#log.info('relay-lost');
    this.#retry.fail();
    if (this.isUnreachable) for (const ears of this.#topics.values()) ears.failed();
    this.#onState?.();
    this.#cancelRetry = this.#clock.after(this.#retry.waitMs, () => this.#connect());
  }

  #beat(): void {
    if (!this.isConnected) return;
    if (isWithin(SILENCE_MS, { since: this.#heardAt, now: this.#clock.now() })) this.#line?.ping();
    else this.#line?.end();
  }

  #hear(topic: string, data: string): void {
    if (this.#isStopped) return;
    const second = Math.floor(this.#clock.now() / 1000);
    this.#framesThisSecond = second === this.#second ? this.#framesThisSecond + 1 : 1;
    this.#second = second;
    // A place that floods is not worth our time; frames that matter are repeated.
    if (this.#framesThisSecond > FRAMES_PER_SECOND) return;
    this.#topics.get(topic)?.heard(data);
  }
}
