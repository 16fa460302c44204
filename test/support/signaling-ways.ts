import { silentLog, systemClock, systemRandom } from '../../main/platform/index.ts';
import { startRelay } from '../../main/relay/index.ts';
import { PeerSignaling } from '../../main/sync/signaling/peer-signaling.ts';
import type { Signaling } from '../../main/sync/signaling/signaling.ts';
import { SignalingPool } from '../../main/sync/signaling/signaling-pool.ts';
import { freePort } from './free-port.ts';
import { hasMosquitto, type Mosquitto, mosquitto } from './mosquitto.ts';
import { waitFor } from './wait-for.ts';

/** One way of signaling, as the suite uses it. */
export type Way = {
  /** Another desktop's end of it. */
  open(): Promise<Signaling>;
  /** The place goes down, and comes back where it was. Absent where there is no place that could. */
  readonly outage?: { down(): Promise<void>; up(): Promise<void> };
  stop(): Promise<void>;
};

export const TEA = 'T'.repeat(43);
export const COFFEE = 'C'.repeat(43);

/** A client of a meeting point, by the very pool the app uses. */
const clientAt = async (url: string): Promise<Signaling> => {
  const pool = new SignalingPool({ clock: systemClock, random: systemRandom, log: silentLog });
  const client = pool.take(url);
  if (!client) throw new Error(`no meeting point: ${url}`);
  await waitFor(() => client.isConnected);
  return client;
};

const relayWay = async (): Promise<Way> => {
  let relay = await startRelay({ port: await freePort(), clock: systemClock, log: silentLog });
  const { port, url } = relay;
  const clients: Signaling[] = [];
  return {
    open: async () => {
      const client = await clientAt(url);
      clients.push(client);
      return client;
    },
    outage: {
      down: () => relay.stop(),
      up: async () => {
        relay = await startRelay({ port, clock: systemClock, log: silentLog });
      },
    },
    stop: async () => {
      for (const client of clients) client.stop();
      await relay.stop();
    },
  };
};

const brokerWay = (urlOf: (broker: Mosquitto) => string) => async (): Promise<Way> => {
  const broker = await mosquitto();
  const clients: Signaling[] = [];
  return {
    open: async () => {
      const client = await clientAt(urlOf(broker));
      clients.push(client);
      return client;
    },
    outage: { down: () => broker.halt(), up: () => broker.start() },
    stop: async () => {
      for (const client of clients) client.stop();
      await broker.stop();
    },
  };
};

const NO_EARS = { connected: () => undefined, failed: () => undefined, heard: () => undefined };

/** Desktops that are linked with one in the middle, and not with each other. */
const peersWay = async (): Promise<Way> => {
  const around: PeerSignaling[] = [];
  const middle: PeerSignaling = new PeerSignaling({
    clock: systemClock,
    linked: () => around.length,
    tell: (signal, except) => {
      for (const [place, other] of around.entries()) if (`device ${place}` !== except) queueMicrotask(() => other.hear('the middle', signal));
    },
  });
  for (const topic of [TEA, COFFEE]) middle.join(topic, NO_EARS);
  const open = async (): Promise<PeerSignaling> => {
    const place = around.length;
    const desktop = new PeerSignaling({ clock: systemClock, linked: () => 1, tell: (signal) => queueMicrotask(() => middle.hear(`device ${place}`, signal)) });
    around.push(desktop);
    return desktop;
  };
  return { open, stop: async () => [middle, ...around].forEach((desktop) => desktop.stop()) };
};

/** Every adapter of the signaling port. `isHere`: this machine has what it needs. */
export const WAYS: readonly { readonly name: string; readonly isHere: boolean; readonly hasOutage: boolean; readonly start: () => Promise<Way> }[] = [
  { name: 'a Hearth relay', isHere: true, hasOutage: true, start: relayWay },
  { name: 'the peers of a circle', isHere: true, hasOutage: false, start: peersWay },
  { name: 'an MQTT 5 broker over TCP', isHere: hasMosquitto, hasOutage: true, start: brokerWay(({ tcpUrl }) => tcpUrl) },
  { name: 'an MQTT 5 broker over WebSocket', isHere: hasMosquitto, hasOutage: true, start: brokerWay(({ wsUrl }) => wsUrl) },
];
