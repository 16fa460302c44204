import type { RelayFrame } from './wire.ts';

export interface Listener {
  tell(frame: RelayFrame): void;
}

/** Who listens to which topic. A topic exists only while somebody listens. */
export class Switchboard {
  readonly #topics = new Map<string, Set<Listener>>();
  readonly #connectionsPerTopic: number;

  constructor(connectionsPerTopic: number) {
    this.#connectionsPerTopic = connectionsPerTopic;
  }

  get topicCount(): number {
    return this.#topics.size;
  }

  /** False when the topic is full. */
  join(topic: string, listener: Listener): boolean {
    const listeners = this.#topics.get(topic) ?? new Set();
    if (!listeners.has(listener) && listeners.size >= this.#connectionsPerTopic) return false;
    this.#topics.set(topic, listeners.add(listener));
    return true;
  }

  leave(topic: string, listener: Listener): void {
    const listeners = this.#topics.get(topic);
    listeners?.delete(listener);
    if (listeners?.size === 0) this.#topics.delete(topic);
  }

  /** Tells everybody on the topic but the sender; returns how many. */
  publish(from: Listener, topic: string, data: string): number {
    const others = [...(this.#topics.get(topic) ?? [])].filter((listener) => listener !== from);
    for (const listener of others) listener.tell({ type: 'publish', topic, data, clients: others.length + 1 });
    return others.length;
  }
}
