import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { AppError } from '../../contract/index.ts';
import { silentLog, systemClock } from '../../main/platform/index.ts';
import { type Relay, type RelayLimits, startRelay } from '../../main/relay/index.ts';
import { isLocalAddress } from '../../main/relay/local-address.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { type RelayGuest, relayGuest } from '../support/relay-guest.ts';
import { waitFor } from '../support/wait-for.ts';

const relays: Relay[] = [];
const guests: RelayGuest[] = [];
afterEach(async () => {
  for (const guest of guests.splice(0)) guest.leave();
  await Promise.all(relays.splice(0).map((relay) => relay.stop()));
});

const relay = async (limits: Partial<RelayLimits> = {}, clock = systemClock): Promise<Relay> => {
  const started = await startRelay({ port: 0, clock, log: silentLog, limits });
  relays.push(started);
  return started;
};
const guest = async (at: Relay): Promise<RelayGuest> => {
  const entered = await relayGuest(at.url);
  guests.push(entered);
  return entered;
};
const page = async (at: Relay, path: string): Promise<string> => (await fetch(`http://127.0.0.1:${at.port}${path}`)).text();
const listeningTo = async (at: Relay, topic: string): Promise<RelayGuest> => {
  const entered = await guest(at);
  entered.send({ type: 'subscribe', topics: [topic] });
  entered.send({ type: 'ping' });
  await waitFor(() => entered.heard.length > 0);
  entered.heard.length = 0;
  return entered;
};

describe('the relay', () => {
  it('passes what alice publishes to bob, who shares her topic, and to nobody else', async () => {
    const at = await relay();
    const [alice, bob, carol] = [await listeningTo(at, 'tea'), await listeningTo(at, 'tea'), await listeningTo(at, 'coffee')];
    alice.send({ type: 'publish', topic: 'tea', data: 'sealed' });
    await waitFor(() => bob.heard.length === 1);
    expect(JSON.parse(bob.heard[0] ?? '')).toEqual({ type: 'publish', topic: 'tea', data: 'sealed', clients: 2 });
    carol.send({ type: 'ping' });
    await waitFor(() => carol.heard.length === 1);
    expect(carol.heard).toEqual(['{"type":"pong"}']);
    expect(alice.heard).toEqual([]);
  });

  it('tells bob nothing more once he has unsubscribed', async () => {
    const at = await relay();
    const [alice, bob] = [await listeningTo(at, 'tea'), await listeningTo(at, 'tea')];
    bob.send({ type: 'unsubscribe', topics: ['tea'] });
    bob.send({ type: 'ping' });
    await waitFor(() => bob.heard.length === 1);
    alice.send({ type: 'publish', topic: 'tea', data: 'sealed' });
    alice.send({ type: 'ping' });
    await waitFor(() => alice.heard.length === 1);
    bob.send({ type: 'ping' });
    await waitFor(() => bob.heard.length === 2);
    expect(bob.heard).toEqual(['{"type":"pong"}', '{"type":"pong"}']);
  });

  it('says that it is well, and counts without naming anybody', async () => {
    const at = await relay();
    await listeningTo(at, 'a-topic-nobody-may-read');
    expect(await page(at, '/health')).toBe('ok\n');
    const metrics = await page(at, '/metrics');
    expect(metrics).toContain('hearth_relay_connections 1');
    expect(metrics).toContain('hearth_relay_topics 1');
    expect(metrics).not.toContain('a-topic-nobody-may-read');
  });

  it('is reachable on this machine only, unless told otherwise', async () => {
    expect((await relay()).url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+$/);
  });

  it('says port-in-use when its port is taken, or takes another when it may', async () => {
    const first = await relay();
    const again = startRelay({ port: first.port, clock: systemClock, log: silentLog });
    await expect(again).rejects.toSatisfy((error) => error instanceof AppError && error.code === 'port-in-use');
    const other = await startRelay({ port: first.port, orAnotherPort: true, clock: systemClock, log: silentLog });
    relays.push(other);
    expect(other.port).not.toBe(first.port);
  });

  it('forgets the topics of a guest that left', async () => {
    const at = await relay();
    (await listeningTo(at, 'tea')).leave();
    await expect.poll(() => page(at, '/metrics')).toContain('hearth_relay_topics 0');
  });

  it('drops a guest that answers no ping', async () => {
    const clock = new FakeClock();
    const at = await relay({ silenceMs: 40_000 }, clock);
    const socket = connect(at.port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n');
    await new Promise((resolve) => socket.once('data', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await clock.advance(61_000);
    await closed;
    expect(await page(at, '/metrics')).toContain('hearth_relay_connections 0');
  });
});

describe('a relay that keeps to its network', () => {
  it.each([
    ['127.0.0.1', true],
    ['::ffff:192.168.3.4', true],
    ['10.1.2.3', true],
    ['172.31.0.1', true],
    ['fe80::1%eth0', true],
    ['fd00::7', true],
    ['172.32.0.1', false],
    ['8.8.8.8', false],
    ['::ffff:8.8.8.8', false],
    ['2001:db8::1', false],
    ['', false],
  ])('knows whether %s is near: %s', (address, isNear) => {
    expect(isLocalAddress(address)).toBe(isNear);
  });

  it('turns away who comes from elsewhere, and serves who is near', async () => {
    const started = await startRelay({ port: 0, clock: systemClock, log: silentLog, localNetworkOnly: true, behindProxy: true });
    relays.push(started);
    const from = (address: string) => new WebSocket(started.url, { headers: { 'x-forwarded-for': `1.1.1.1, ${address}` } });
    const closed = (socket: WebSocket) => new Promise<number>((resolve) => socket.once('close', resolve));
    expect(await closed(from('203.0.113.9'))).toBe(1008);
    const near = from('192.168.1.20');
    await new Promise((resolve) => near.once('open', resolve));
    near.send('{"type":"ping"}');
    expect(String(await new Promise((resolve) => near.once('message', resolve)))).toBe('{"type":"pong"}');
    near.terminate();
  });

  it('serves this machine by whatever address it has on its network', async () => {
    const started = await startRelay({ host: '0.0.0.0', port: 0, clock: systemClock, log: silentLog, localNetworkOnly: true });
    relays.push(started);
    const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []).filter(({ family }) => family === 'IPv4');
    expect(own.length).toBeGreaterThan(0);
    for (const { address } of own) {
      const socket = new WebSocket(`ws://${address}:${started.port}`);
      await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
      socket.send('{"type":"ping"}');
      expect(String(await new Promise((resolve) => socket.once('message', resolve)))).toBe('{"type":"pong"}');
      socket.terminate();
    }
  });
});

describe('a relay that stops', () => {
  it('says goodbye to everybody, and ends although one does not answer', async () => {
    const at = await relay();
    const alice = await guest(at);
    const deaf = connect(at.port, '127.0.0.1');
    deaf.write('GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n');
    await new Promise((resolve) => deaf.once('data', resolve));
    deaf.pause();
    const ended = at.stop();
    expect(await alice.closed).toBe(1001);
    expect((await fetch(`http://127.0.0.1:${at.port}/health`)).status).toBe(503);
    await ended;
    deaf.destroy();
    relays.splice(relays.indexOf(at), 1);
  });
});
