import type { DeviceId } from '#contract';
import type { CircleLedger } from '#ledger';
import { type Clock, fraction, isWithin, type Random } from '#platform';
import type { Message } from '../wire/message.ts';
import { HeadsToTell } from './heads-to-tell.ts';
import { HeldHeads } from './held-heads.ts';
import { type Heard, Presence, type PresenceFrame } from './presence.ts';

/** Below the silence after which a link is asked, jitter included. */
const TICK_MS = 55_000;
const TYPING_MS = 40;
const SOON_MS = 1_500;
/** A frame that could not be passed on for so long is old news: longer than the longest tick. */
const TTL_MS = 80_000;
/** A device that was not heard of for so long has left: three ticks. */
const GONE_MS = 3 * TICK_MS + 15_000;
const MOST_FRAMES = 64;

export type Neighbour = { readonly device: DeviceId; readonly send: (message: Message) => void };

type Options = {
  readonly circle: CircleLedger;
  readonly clock: Clock;
  readonly random: Random;
  readonly neighbours: () => readonly Neighbour[];
  readonly meetingPoints: () => readonly string[];
};

type Queued = PresenceFrame & { readonly notTo: ReadonlySet<DeviceId>; readonly at: number };

/**
 * Presence among desktops that are not all linked: everybody says now and then that it is here, and passes on once what it hears of others,
 * gathered, one message a neighbour. Typing goes at once, what one holds within two seconds, the rest with the next tick.
 */
export class WordOfMouth {
  readonly #options: Options;
  readonly #presence: Presence;
  readonly #heads: HeadsToTell;
  readonly #heardAt = new Map<DeviceId, number>();
  /** What was told by mouth. Only what is new of it is in a hurry: everybody tells all it holds with every tick. */
  readonly #heardHeads = new HeldHeads();
  #queue: Queued[] = [];
  #flushAt = Infinity;
  #cancelFlush: (() => void) | undefined;
  #cancelTick: (() => void) | undefined;

  constructor(options: Options) {
    this.#options = options;
    this.#presence = new Presence(options.circle, options.clock);
    this.#heads = new HeadsToTell(options.circle);
    this.#tickLater();
  }

  /** Devices heard of lately, linked with us or not. */
  heardOf(): readonly DeviceId[] {
    const now = this.#options.clock.now();
    return [...this.#heardAt].filter(([, at]) => isWithin(GONE_MS, { since: at, now })).map(([device]) => device);
  }

  /** Somebody is linked with us now: it alone is told at once. */
  greet({ send }: Neighbour): void {
    const sealed = this.#presence.here(this.#options.meetingPoints(), []);
    if (sealed) send({ type: 'presence', frames: [{ way: 'from-author', sealed }] });
  }

  /** Somebody has left, and said so by ending its link. */
  forget(device: DeviceId): void {
    this.#heardAt.delete(device);
    this.#heardHeads.forget(device);
  }

  typing(): void {
    this.#say(this.#presence.typing(), 0);
  }

  /** Our meeting points changed. */
  sayHere(): void {
    this.#say(this.#presence.here(this.#options.meetingPoints(), []), SOON_MS);
  }

  /** We hold more than before. Who is linked with us hears it otherwise. */
  holdMore(): void {
    if (!this.#isMesh()) this.#flushIn(SOON_MS);
  }

  /** What is new in these frames. They are passed on to the other neighbours. */
  hear(frames: readonly PresenceFrame[], from: DeviceId): readonly Heard[] {
    return frames.flatMap((frame) => {
      const heard = this.#presence.hear(frame, from);
      if (!heard) return [];
      const { clock } = this.#options;
      this.#heardAt.set(heard.device, clock.now());
      this.#queue.push({ way: 'passed-on', sealed: frame.sealed, notTo: new Set([from, heard.device]), at: clock.now() });
      if (heard.says === 'typing') this.#flushIn(TYPING_MS);
      else if (this.#heardHeads.learn(heard.device, heard.heads).length > 0) this.#flushIn(SOON_MS);
      return [heard];
    });
  }

  stop(): void {
    this.#cancelFlush?.();
    this.#cancelTick?.();
  }

  #say(sealed: Uint8Array | undefined, waitMs: number): void {
    if (!sealed) return;
    this.#queue.push({ way: 'from-author', sealed, notTo: new Set(), at: this.#options.clock.now() });
    if (waitMs === 0) this.#flush();
    else this.#flushIn(waitMs);
  }

  #isMesh(): boolean {
    const linked = new Set(this.#options.neighbours().map(({ device }) => device));
    return this.heardOf().every((device) => linked.has(device));
  }

  #tickLater(): void {
    const { clock, random } = this.#options;
    this.#cancelTick = clock.after(TICK_MS * (0.8 + 0.4 * fraction(random)), () => {
      this.#tickLater();
      const heads = this.#isMesh() ? [] : this.#heads.next({ all: true });
      this.#say(this.#presence.here(this.#options.meetingPoints(), heads), 0);
    });
  }

  #flushIn(waitMs: number): void {
    const { clock } = this.#options;
    const at = clock.now() + waitMs;
    if (this.#cancelFlush && this.#flushAt <= at) return;
    this.#cancelFlush?.();
    this.#flushAt = at;
    this.#cancelFlush = clock.after(waitMs, () => this.#flush());
  }

  #flush(): void {
    this.#cancelFlush?.();
    this.#cancelFlush = undefined;
    const { clock, neighbours } = this.#options;
    const changed = this.#isMesh() ? [] : this.#heads.next({ all: false });
    const own = changed.length > 0 ? this.#presence.here([], changed) : undefined;
    const now = clock.now();
    const queue = this.#queue.filter(({ at }) => isWithin(TTL_MS, { since: at, now }));
    if (own) queue.push({ way: 'from-author', sealed: own, notTo: new Set(), at: now });
    this.#queue = [];
    for (const { device, send } of neighbours()) {
      const frames = queue.filter(({ notTo }) => !notTo.has(device)).map(({ way, sealed }) => ({ way, sealed }));
      for (let from = 0; from < frames.length; from += MOST_FRAMES) send({ type: 'presence', frames: frames.slice(from, from + MOST_FRAMES) });
    }
  }
}
