/** The few packets of MQTT 5 (OASIS standard, 2019) that publish/subscribe at QoS 0 takes. */
const PROTOCOL = 'MQTT';
const VERSION = 5;
const CLEAN_START = 0x02;
const MAXIMUM_PACKET_SIZE = 0x27;
/** QoS 0, nothing of our own back, nothing retained. */
const SUBSCRIPTION = 0x04 | 0x20;

const varInt = (value: number): Buffer => {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
    rest >>>= 7;
  } while (rest > 0);
  return Buffer.from(bytes);
};

const uint16 = (value: number): Buffer => Buffer.from([value >> 8, value & 255]);

const text = (value: string): Buffer => {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([uint16(bytes.length), bytes]);
};

const packet = (head: number, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(head), varInt(body.length), body]);
};

const NO_PROPERTIES = Buffer.of(0);

/** A clean start under a client id, with no will, no name and no password; `packetBytes` is the longest packet we take. */
export const connectPacket = ({ clientId, keepAliveS, packetBytes }: { readonly clientId: string; readonly keepAliveS: number; readonly packetBytes: number }): Buffer => {
  const size = Buffer.alloc(5);
  size[0] = MAXIMUM_PACKET_SIZE;
  size.writeUInt32BE(packetBytes, 1);
  return packet(0x10, text(PROTOCOL), Buffer.of(VERSION, CLEAN_START), uint16(keepAliveS), varInt(size.length), size, text(clientId));
};

export const subscribePacket = (id: number, topics: readonly string[]): Buffer =>
  packet(0x82, uint16(id), NO_PROPERTIES, ...topics.flatMap((topic) => [text(topic), Buffer.of(SUBSCRIPTION)]));

export const unsubscribePacket = (id: number, topics: readonly string[]): Buffer => packet(0xa2, uint16(id), NO_PROPERTIES, ...topics.map(text));

export const publishPacket = (topic: string, payload: string): Buffer => packet(0x30, text(topic), NO_PROPERTIES, Buffer.from(payload, 'utf8'));

export const PING_PACKET: Uint8Array = Buffer.of(0xc0, 0);
export const DISCONNECT_PACKET: Uint8Array = Buffer.of(0xe0, 0);
