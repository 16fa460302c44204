import { createSocket, type Socket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Clock, silentLog, systemClock, systemRandom } from '../../../main/platform/index.ts';
import { type Relay, startRelay } from '../../../main/relay/index.ts';
import { readIceAddress } from '../../../main/sync/ice-address.ts';
import { clockAheadOf } from '../../../main/sync/self-test/probe-place.ts';
import { runSelfTest } from '../../../main/sync/self-test/run-self-test.ts';
import { hasMosquitto, type Mosquitto, mosquitto } from '../../support/mosquitto.ts';

const relays: Relay[] = [];
const sockets: Socket[] = [];
const brokers: Mosquitto[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close();
  await Promise.all([...relays.splice(0), ...brokers.splice(0)].map((place) => place.stop()));
});
const ports = { clock: systemClock, random: systemRandom };
const relay = async (): Promise<Relay> => {
  const started = await startRelay({ port: 0, clock: systemClock, log: silentLog });
  relays.push(started);
  return started;
};
/** Answers each binding request as RFC 8489 wants, with the same transaction, or otherwise with another one. */
const stun = (isHonest = true): Promise<number> =>
  new Promise((resolve) => {
    const socket = createSocket('udp4');
    sockets.push(socket);
    socket.on('message', (request, from) => {
      const answer = Buffer.from(request);
      answer.writeUInt16BE(0x0101, 0);
      if (!isHonest) answer[10] = (answer[10] ?? 0) ^ 1;
      socket.send(answer, from.port, from.address);
    });
    socket.bind(0, '127.0.0.1', () => resolve((socket.address() as AddressInfo).port));
  });
const about = async (places: readonly string[]) => Object.fromEntries((await runSelfTest(places, ports)).map((finding) => [finding.about, finding.isFine]));

describe('the self-test', () => {
  it('finds a relay, a STUN server and UDP in order where they are', async () => {
    const [at, port] = [await relay(), await stun()];
    expect(await about([at.url, `stun:127.0.0.1:${port}`])).toEqual({ reach: false, relay: true, stun: true, udp: true });
  });

  it('says which of them does not answer, and that UDP is blocked when none does', async () => {
    const findings = await runSelfTest(['ws://127.0.0.1:9', 'stun:127.0.0.1:9', `turn:me:secret@127.0.0.1:${await stun(false)}`], ports);
    expect(findings.filter(({ isFine }) => isFine)).toEqual([]);
    expect(findings.map((finding) => finding.about).toSorted()).toEqual(['reach', 'relay', 'stun', 'turn', 'udp']);
    expect(JSON.stringify(findings)).not.toContain('secret');
  });

  it.skipIf(!hasMosquitto)('asks an MQTT broker too', async () => {
    const broker = await mosquitto();
    brokers.push(broker);
    expect(await about([broker.wsUrl, 'wss://nobody.invalid'])).toEqual({ reach: true, broker: true, relay: false });
    await broker.halt();
    expect(await about([broker.tcpUrl])).toEqual({ reach: false, broker: false });
  });

  it('tells a clock that is wrong from one that is right', async () => {
    const at = await relay();
    const aheadBy = (ms: number): Clock => ({ ...systemClock, now: () => systemClock.now() + ms });
    expect(Math.abs((await clockAheadOf(at.url, systemClock)) ?? 1e9)).toBeLessThan(5_000);
    expect((await clockAheadOf(at.url, aheadBy(3_600_000))) ?? 0).toBeGreaterThan(3_500_000);
    expect(await clockAheadOf('ws://127.0.0.1:9', systemClock)).toBeUndefined();
  });
});

describe('the address of a STUN or TURN server', () => {
  it.each([
    ['stun:stun.example.org', { kind: 'stun', host: 'stun.example.org', port: 3478 }],
    ['turn:me:s3cret@turn.example.org:3479?transport=tcp', { kind: 'turn', port: 3479, transport: 'tcp', server: { urls: ['turn:turn.example.org:3479?transport=tcp'], username: 'me', credential: 's3cret' } }],
    ['turns:me:x@[2001:db8::1]', { kind: 'turn', host: '[2001:db8::1]', port: 5349, transport: 'tcp' }],
  ])('%s is read', (text, read) => {
    expect(readIceAddress(text)).toMatchObject(read);
  });

  it.each(['', 'stun:', 'http://x', 'turn:host', 'stun:me:x@host', 'stun:host:0', 'stun:host:99999', 'stun:ho st', 'turn:me:x@', 'stun:a'.padEnd(700, 'a')])('"%s" is none', (text) => {
    expect(readIceAddress(text)).toBeUndefined();
  });
});
