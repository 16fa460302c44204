import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../support/fake-clock.ts';
import { connectPacket, publishPacket, subscribePacket } from '../../../main/sync/signaling/mqtt/packet.ts';
import { Pacer } from '../../../main/sync/signaling/mqtt/pacer.ts';
import { BadBroker, PacketReader } from '../../../main/sync/signaling/mqtt/read-packet.ts';

const LIMIT = 70_000;
const CONNACK = Buffer.from([0x20, 3, 0, 0, 0]);
const read = (bytes: Buffer) => new PacketReader(LIMIT).add(bytes);

describe('the packets of a broker', () => {
  it('are read as they come, cut anywhere', () => {
    const stream = Buffer.concat([CONNACK, publishPacket('tea', 'sealed'), publishPacket('茶', 'x'.repeat(40_000)), Buffer.from([0xd0, 0])]);
    for (const size of [1, 7, 1000, stream.length]) {
      const reader = new PacketReader(LIMIT);
      const packets = [];
      for (let at = 0; at < stream.length; at += size) packets.push(...reader.add(stream.subarray(at, at + size)));
      expect(packets.map(({ type }) => type)).toEqual(['connected', 'published', 'published', 'other']);
      expect(packets[1]).toEqual({ type: 'published', topic: 'tea', payload: 'sealed' });
    }
  });

  it.each([
    ['a refusal to connect', [0x20, 3, 0, 0x87, 0]],
    ['a refused subscription', [0x90, 4, 0, 1, 0, 0x87]],
    ['a message of a higher quality of service', [0x32, 5, 0, 1, 0x61, 0, 1]],
    ['a topic longer than the packet', [0x30, 3, 0, 9, 0x61]],
    ['properties longer than the packet', [0x30, 5, 0, 1, 0x61, 90, 0]],
    ['a length of five bytes', [0x30, 0xff, 0xff, 0xff, 0xff, 0x01]],
    ['a packet of 200 MB', [0x30, 0xff, 0xff, 0xff, 0x5f]],
    ['a goodbye', [0xe0, 0]],
    ['a packet that only clients send', [0x82, 0]],
    ['an empty message', [0x30, 0]],
  ])('end the line when they are %s', (_what, bytes) => {
    expect(() => read(Buffer.from(bytes))).toThrow(BadBroker);
  });

  it('do nothing worse than end the line, whatever the bytes', () => {
    const check = fc.check(
      fc.property(fc.uint8Array({ maxLength: 64 }), (noise) => {
        try {
          read(Buffer.concat([CONNACK, Buffer.from(noise)]));
          return true;
        } catch (error) {
          return error instanceof BadBroker;
        }
      }),
      { numRuns: 5_000 },
    );
    expect(check.failed ? check : 'never').toBe('never');
  });
});

describe('what we say to a broker', () => {
  it('holds nothing but a made-up id, a clean start and topics: no name, no password, no will, nothing kept', () => {
    const packet = connectPacket({ clientId: 'ab12', keepAliveS: 60, packetBytes: LIMIT });
    expect(packet.toString('latin1')).toContain('MQTT\u0005\u0002');
    expect(packet.subarray(-6).toString('latin1')).toBe('\u0000\u0004ab12');
    // Retain is the lowest bit of a message's first byte; quality of service the two above.
    expect((publishPacket('tea', 'x')[0] ?? 1) & 0x07).toBe(0);
    expect((subscribePacket(1, ['tea']).at(-1) ?? 3) & 0x03).toBe(0);
  });

  it('is at most 20 frames a second after the first 60, and of too many the oldest are dropped', async () => {
    const clock = new FakeClock();
    const sent: number[] = [];
    const pacer = new Pacer<number>(clock, { perSecond: 20, burst: 60 }, (item) => void sent.push(item));
    for (let number = 0; number < 500; number += 1) pacer.add(number);
    expect(sent).toHaveLength(60);
    await clock.advance(1_000);
    expect(sent.length).toBeLessThanOrEqual(81);
    await clock.advance(30_000);
    expect(sent).toHaveLength(60 + 256);
    expect(sent.at(-1)).toBe(499);
  });
});
