/** What a broker may say to a client that asks for nothing but QoS 0. */
export type BrokerPacket =
  | { readonly type: 'connected' }
  | { readonly type: 'subscribed' }
  | { readonly type: 'published'; readonly topic: string; readonly payload: string }
  | { readonly type: 'other' };

/** The broker broke the standard, refused us or sent us away: the line is of no use. */
export class BadBroker extends Error {}

const REFUSAL = 0x80;
const MAX_LENGTH_BYTES = 4;

const bad = (why: string): never => {
  throw new BadBroker(why);
};

/** A variable byte integer (standard, 1.5.5) and where it ends; undefined when it is not all there. */
const varInt = (bytes: Buffer, at: number): { readonly value: number; readonly end: number } | undefined => {
  let value = 0;
  for (let place = 0; place < MAX_LENGTH_BYTES; place += 1) {
    const byte = bytes[at + place];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * 128 ** place;
    if (byte < 0x80) return { value, end: at + place + 1 };
  }
  return bad('length');
};

/** Where the properties that begin at `at` end. We asked for none that change what follows. */
const afterProperties = (body: Buffer, at: number): number => {
  const length = varInt(body, at) ?? bad('properties');
  const end = length.end + length.value;
  return end <= body.length ? end : bad('properties');
};

const published = (flags: number, body: Buffer): BrokerPacket => {
  if ((flags & 0x06) !== 0) bad('quality of service');
  const topicEnd = 2 + (body.length >= 2 ? body.readUInt16BE(0) : bad('topic'));
  if (topicEnd > body.length) bad('topic');
  const start = afterProperties(body, topicEnd);
  return { type: 'published', topic: body.toString('utf8', 2, topicEnd), payload: body.toString('utf8', start) };
};

const read = (head: number, body: Buffer): BrokerPacket => {
  switch (head >> 4) {
    case 2:
      return body.length >= 2 && body[1] === 0 ? { type: 'connected' } : bad('refused');
    case 3:
      return published(head & 0x0f, body);
    case 9:
      return body.length >= 3 && body.subarray(afterProperties(body, 2)).every((code) => code < REFUSAL) ? { type: 'subscribed' } : bad('subscription refused');
    case 11:
    case 13:
      return { type: 'other' };
    case 14:
      return bad('sent away');
    default:
      return bad('unexpected packet');
  }
};

/** Cuts packets out of a stream of bytes. Never holds more than one packet of the allowed size. */
export class PacketReader {
  readonly #limitBytes: number;
  #held: Buffer = Buffer.alloc(0);

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /** The packets that are whole by now. Throws `BadBroker`. */
  add(bytes: Buffer): BrokerPacket[] {
    this.#held = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes]);
    const packets: BrokerPacket[] = [];
    for (;;) {
      const length = varInt(this.#held, 1);
      if (!length) break;
      if (length.value > this.#limitBytes) bad('packet too long');
      const end = length.end + length.value;
      if (this.#held.length < end) break;
      packets.push(read(this.#held[0] ?? 0, this.#held.subarray(length.end, end)));
      this.#held = this.#held.subarray(end);
    }
    // What is kept must not hold the whole of what came.
    this.#held = Buffer.from(this.#held);
    return packets;
  }
}
