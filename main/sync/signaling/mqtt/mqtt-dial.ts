import type { Clock, Random } from '#platform';
import { type Dial, MAX_FRAME_CHARACTERS } from '../line.ts';
import { type ByteStream, openByteStream } from './byte-stream.ts';
import { Pacer } from './pacer.ts';
import { connectPacket, DISCONNECT_PACKET, PING_PACKET, publishPacket, subscribePacket, unsubscribePacket } from './packet.ts';
import { BadBroker, type BrokerPacket, PacketReader } from './read-packet.ts';

const KEEP_ALIVE_S = 60;
const MAX_PACKET_BYTES = MAX_FRAME_CHARACTERS + 1024;
const CONNECT_MS = 10_000;
/** What a public broker may be asked to carry for one desktop. */
const PACE = { perSecond: 20, burst: 60 };
const LAST_ID = 65_535;

type Ports = { readonly clock: Clock; readonly random: Random };

/**
 * Lines to an MQTT 5 broker, as encrypted publish/subscribe: a client id made up for each connection, clean start, QoS 0, nothing retained, the
 * topic alone in clear. Ends when the broker breaks the standard.
 */
export const mqttDial =
  ({ clock, random }: Ports): Dial =>
  (url, ears) => {
    const reader = new PacketReader(MAX_PACKET_BYTES);
    const pacer = new Pacer<Buffer>(clock, PACE, (packet) => stream.send(packet));
    let ids = 0;
    const nextId = (): number => (ids = (ids % LAST_ID) + 1);
    const stopTimer = clock.after(CONNECT_MS, () => stream.end());
    const hear = (packet: BrokerPacket): void => {
      ears.alive();
      if (packet.type === 'published') ears.heard(packet.topic, packet.payload);
      if (packet.type !== 'connected') return;
      stopTimer();
      ears.opened();
    };
    const stream: ByteStream = openByteStream(url, {
      opened: () => stream.send(connectPacket({ clientId: Buffer.from(random.bytes(11)).toString('hex'), keepAliveS: KEEP_ALIVE_S, packetBytes: MAX_PACKET_BYTES })),
      bytes: (bytes) => {
        try {
          for (const packet of reader.add(bytes)) hear(packet);
        } catch (error) {
          if (!(error instanceof BadBroker)) throw error;
          stream.end();
        }
      },
      closed: () => {
        stopTimer();
        pacer.stop();
        ears.closed();
      },
    }, MAX_PACKET_BYTES);
    return {
      subscribe: (topics) => stream.send(subscribePacket(nextId(), topics)),
      unsubscribe: (topics) => stream.send(unsubscribePacket(nextId(), topics)),
      publish: (topic, data) => pacer.add(publishPacket(topic, data)),
      ping: () => stream.send(PING_PACKET),
      end: () => {
        stream.send(DISCONNECT_PACKET);
        stream.end();
      },
    };
  };
