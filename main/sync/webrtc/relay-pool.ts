import type { Clock, Log, Random } from '#platform';
import { readMeetingPoint } from '../meeting-point.ts';
import { RelayClient } from './relay-client.ts';

/** One connection a relay, however many rooms meet there. */
export class RelayPool {
  readonly #ports: { readonly clock: Clock; readonly random: Random; readonly log: Log };
  readonly #relays = new Map<string, { readonly client: RelayClient; rooms: number }>();

  constructor(ports: { readonly clock: Clock; readonly random: Random; readonly log: Log }) {
    this.#ports = ports;
  }

  /** The client for this meeting point, to be given back by `release`; undefined when it is no URL of a relay. */
  take(meetingPoint: string): RelayClient | undefined {
    const url = readMeetingPoint(meetingPoint);
    if (url === undefined) return undefined;
    const relay = this.#relays.get(url) ?? { client: new RelayClient(url, this.#ports), rooms: 0 };
    relay.rooms += 1;
    this.#relays.set(url, relay);
    return relay.client;
  }

  release(client: RelayClient): void {
    const relay = this.#relays.get(client.url);
    if (!relay || (relay.rooms -= 1) > 0) return;
    this.#relays.delete(client.url);
    client.stop();
  }

  stop(): void {
    for (const { client } of this.#relays.values()) client.stop();
    this.#relays.clear();
  }
}
