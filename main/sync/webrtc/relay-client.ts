import { WebSocket } from 'ws';
import { z } from 'zod';
import type { Clock, Log, Random } from '#platform';
import { BackOff } from '../back-off.ts';

const MAX_FRAME_BYTES = 64 * 1024;
const RETRY = { firstMs: 250, longestMs: 20_000 };
const PING_MS = 20_000;
const SILENCE_MS = 45_000;
const FRAMES_PER_SECOND = 300;
/** A relay that restarts is back at the first try. */
const FAILURES_TO_TELL = 2;

const publishSchema = z.object({ type: z.literal('publish'), topic: z.string().max(128), data: z.string().max(MAX_FRAME_BYTES) });

export type TopicEars = {
  connected(): void;
  /** The relay could not be reached again; it is tried further. */
  failed(): void;
  heard(data: string): void;
};

/** A connection to one relay, shared by all rooms. It comes back by itself; what a relay says is believed only when the room's key opens it. */
export class RelayClient {
  readonly url: string;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #retry: BackOff;
  readonly #topics = new Map<string, TopicEars>();
  readonly #stopBeat: () => void;
  #socket: WebSocket | undefined;
  #cancelRetry: (() => void) | undefined;
  #heardAt = 0;
  #framesThisSecond = 0;
  #second = 0;
  #isStopped = false;

  constructor(url: string, { clock, random, log }: { readonly clock: Clock; readonly random: Random; readonly log: Log }) {
    this.url = url;
    this.#clock = clock;
    this.#retry = new BackOff({ clock, random }, RETRY);
    this.#log = log;
    this.#stopBeat = clock.every(PING_MS, () => this.#beat());
    this.#connect();
  }

  get isConnected(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Tried in vain, more than once. */
  get isUnreachable(): boolean {
    return !this.isConnected && this.#retry.failures >= FAILURES_TO_TELL;
  }

  join(topic: string, ears: TopicEars): void {
    this.#topics.set(topic, ears);
    if (this.isUnreachable) ears.failed();
    if (!this.isConnected) return;
    this.#say({ type: 'subscribe', topics: [topic] });
    ears.connected();
  }

  leave(topic: string): void {
    if (this.#topics.delete(topic)) this.#say({ type: 'unsubscribe', topics: [topic] });
  }

  publish(topic: string, data: string): void {
    this.#say({ type: 'publish', topic, data });
  }

  stop(): void {
    this.#isStopped = true;
    this.#stopBeat();
    this.#cancelRetry?.();
    this.#socket?.terminate();
  }

  #say(frame: object): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #connect(): void {
    if (this.#isStopped) return;
    const socket = new WebSocket(this.url, { maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false, handshakeTimeout: 10_000, followRedirects: false });
    this.#socket = socket;
    socket.on('open', () => this.#opened());
    socket.on('message', (data, isBinary) => {
      if (!isBinary) this.#hear((data as Buffer).toString('utf8'));
    });
    // 'close' follows every error.
    socket.on('error', () => undefined);
    socket.on('close', () => this.#closed());
  }

  #opened(): void {
    this.#retry.succeed();
    this.#heardAt = this.#clock.now();
    this.#say({ type: 'subscribe', topics: [...this.#topics.keys()] });
    for (const ears of this.#topics.values()) ears.connected();
  }

  #closed(): void {
    this.#socket = undefined;
    if (this.#isStopped) return;
    if (this.#retry.failures === 0) this.#log.info('relay-lost');
    this.#retry.fail();
    if (this.isUnreachable) for (const ears of this.#topics.values()) ears.failed();
    this.#cancelRetry = this.#clock.after(this.#retry.waitMs, () => this.#connect());
  }

  #beat(): void {
    if (!this.isConnected) return;
    if (Math.abs(this.#clock.now() - this.#heardAt) > SILENCE_MS) this.#socket?.terminate();
    else this.#say({ type: 'ping' });
  }

  #hear(text: string): void {
    const now = this.#clock.now();
    this.#heardAt = now;
    const second = Math.floor(now / 1000);
    this.#framesThisSecond = second === this.#second ? this.#framesThisSecond + 1 : 1;
    this.#second = second;
    // A relay that floods is not worth our time; frames that matter are repeated.
    if (this.#framesThisSecond > FRAMES_PER_SECOND) return;
    const frame = readPublish(text);
    if (frame) this.#topics.get(frame.topic)?.heard(frame.data);
  }
}

const readPublish = (text: string): z.infer<typeof publishSchema> | undefined => {
  try {
    return publishSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};
