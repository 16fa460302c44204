import type { RawData, WebSocket } from 'ws';
import { type Clock, RateLimit } from '#platform';
import type { RelayLimits } from './limits.ts';
import type { Metrics } from './metrics.ts';
import type { Listener, Switchboard } from './switchboard.ts';
import { type ClientFrame, readClientFrame, type RelayFrame } from './wire.ts';

const POLICY_VIOLATION = 1008;

type Surroundings = { readonly switchboard: Switchboard; readonly limits: RelayLimits; readonly clock: Clock; readonly metrics: Metrics };

/** One client of the relay. Whatever it sends that is not a frame, or is too much, ends it and nobody else. */
export class RelayConnection implements Listener {
  readonly #socket: WebSocket;
  readonly #around: Surroundings;
  readonly #topics = new Set<string>();
  readonly #allowance: RateLimit;
  #heardAt: number;

  constructor(socket: WebSocket, around: Surroundings) {
    const { clock, limits } = around;
    this.#socket = socket;
    this.#around = around;
    this.#allowance = new RateLimit(clock, { perSecond: limits.framesPerSecond, burst: limits.burstFrames });
    this.#heardAt = clock.now();
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    socket.on('pong', () => this.#noteLife());
    // Too large a frame, or one that is no WebSocket frame at all: `ws` closes the socket itself.
    socket.on('error', () => this.#refuse());
  }

  tell(frame: RelayFrame): void {
    const { limits } = this.#around;
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#socket.bufferedAmount > limits.waitingBytes) return this.#refuse();
    this.#socket.send(JSON.stringify(frame));
  }

  /** Asks whether the client is still there; drops it when it has been silent for too long. */
  checkLife(): void {
    const { clock, limits } = this.#around;
    if (clock.now() - this.#heardAt > limits.silenceMs) this.#socket.terminate();
    else if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping();
  }

  forget(): void {
    for (const topic of this.#topics) this.#around.switchboard.leave(topic, this);
    this.#topics.clear();
  }

  #noteLife(): void {
    this.#heardAt = this.#around.clock.now();
  }

  #receive(data: RawData, isBinary: boolean): void {
    this.#noteLife();
    if (!this.#allowance.take()) return this.#refuse();
    const frame = isBinary ? undefined : readClientFrame((data as Buffer).toString('utf8'));
    return frame ? this.#obey(frame) : this.#refuse();
  }

  #obey(frame: ClientFrame): void {
    const { switchboard, metrics } = this.#around;
    switch (frame.type) {
      case 'subscribe':
        return frame.topics.forEach((topic) => this.#subscribe(topic));
      case 'unsubscribe':
        return frame.topics.forEach((topic) => this.#unsubscribe(topic));
      case 'publish':
        metrics.published += 1;
        metrics.publishedBytes += frame.data.length;
        metrics.delivered += switchboard.publish(this, frame.topic, frame.data);
        return undefined;
      case 'ping':
        return this.tell({ type: 'pong' });
    }
  }

  #subscribe(topic: string): void {
    const { switchboard, limits } = this.#around;
    if (this.#topics.has(topic)) return;
    if (this.#topics.size >= limits.topicsPerConnection || !switchboard.join(topic, this)) return this.#refuse();
    this.#topics.add(topic);
  }

  #unsubscribe(topic: string): void {
    this.#topics.delete(topic);
    this.#around.switchboard.leave(topic, this);
  }

  #refuse(): void {
    this.#around.metrics.refused += 1;
    this.#socket.close(POLICY_VIOLATION);
    // A client that does not read its close frame either is not waited for.
    if (this.#socket.bufferedAmount > 0) this.#socket.terminate();
  }
}
