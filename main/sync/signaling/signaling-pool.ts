import type { Clock, Log, Random } from '#platform';
import { isBroker, readMeetingPoint } from '../meeting-point.ts';
import { dialRelay } from './dial-relay.ts';
import type { Signaling } from './signaling.ts';
import { mqttDial } from './mqtt/mqtt-dial.ts';
import { SignalingClient } from './signaling-client.ts';

type Ports = {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** One of `states` may be another than before. */
  readonly onState?: () => void;
};

/** One connection a meeting point, however many rooms meet there. */
export class SignalingPool {
  readonly #ports: Ports;
  readonly #places = new Map<string, { readonly client: SignalingClient; rooms: number }>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** The client for this meeting point, to be given back by `release`; undefined when it is no URL of a relay or a broker. */
  take(meetingPoint: string): Signaling | undefined {
    const url = readMeetingPoint(meetingPoint);
    if (url === undefined) return undefined;
    const place = this.#places.get(url) ?? { client: this.#open(url), rooms: 0 };
    place.rooms += 1;
    this.#places.set(url, place);
    return place.client;
  }

  release(client: Signaling): void {
    const place = this.#places.get(client.url);
    if (!place || (place.rooms -= 1) > 0) return;
    this.#places.delete(client.url);
    client.stop();
  }

  /** How each meeting point in use is at the moment. */
  states(): ReadonlyMap<string, 'connected' | 'connecting' | 'unreachable'> {
    const stateOf = ({ isConnected, isUnreachable }: Signaling) => (isConnected ? 'connected' : isUnreachable ? 'unreachable' : 'connecting');
    return new Map([...this.#places].map(([url, { client }]) => [url, stateOf(client)]));
  }

  redial(): void {
    for (const { client } of this.#places.values()) client.redial();
  }

  stop(): void {
    for (const { client } of this.#places.values()) client.stop();
    this.#places.clear();
  }

  #open(url: string): SignalingClient {
    return new SignalingClient(url, isBroker(url) ? mqttDial(this.#ports) : dialRelay, this.#ports);
  }
}
