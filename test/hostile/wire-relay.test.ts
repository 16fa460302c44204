import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { silentLog, systemClock } from '../../main/platform/index.ts';
import { type Relay, type RelayLimits, startRelay } from '../../main/relay/index.ts';
import { type RelayGuest, relayGuest } from '../support/relay-guest.ts';
import { seededRandom, seedOfTheRun } from '../support/seeded-random.ts';
import { waitFor } from '../support/wait-for.ts';

let at: Relay;
const guests: RelayGuest[] = [];
const open = async (limits: Partial<RelayLimits> = {}): Promise<void> => {
  at = await startRelay({ port: 0, clock: systemClock, log: silentLog, limits });
};
const guest = async (): Promise<RelayGuest> => {
  const entered = await relayGuest(at.url);
  guests.push(entered);
  return entered;
};
afterEach(async () => {
  for (const one of guests.splice(0)) one.leave();
  await at.stop();
});

/** Two honest guests still reach each other. */
const stillWorks = async (): Promise<boolean> => {
  const [alice, bob] = [await guest(), await guest()];
  bob.send({ type: 'subscribe', topics: ['tea'] });
  bob.send({ type: 'ping' });
  await waitFor(() => bob.heard.length === 1);
  alice.send({ type: 'publish', topic: 'tea', data: 'sealed' });
  await waitFor(() => bob.heard.length === 2);
  return true;
};

describe('somebody who wants the relay down', () => {
  it('sends 10 MB of garbage and is dropped', async () => {
    await open();
    const mallory = await guest();
    mallory.sendRaw(randomBytes(10 * 1024 * 1024));
    expect(await mallory.closed).toBe(1009);
    expect(await stillWorks()).toBe(true);
  });

  it.each([
    ['no JSON', 'tea?'],
    ['null', 'null'],
    ['an unknown type', '{"type":"shutdown"}'],
    ['topics that are no list', '{"type":"subscribe","topics":"tea"}'],
    ['topics that are objects', '{"type":"subscribe","topics":[{}]}'],
    ['a thousand topics at once', JSON.stringify({ type: 'subscribe', topics: Array.from({ length: 1000 }, String) })],
    ['a topic of the prototype', '{"type":"publish","topic":{"__proto__":1},"data":""}'],
    ['a frame nested very deep', '['.repeat(10_000)],
  ])('sends %s and is dropped', async (_what, frame) => {
    await open();
    const mallory = await guest();
    mallory.sendRaw(frame);
    expect(await mallory.closed).toBe(1008);
    expect(await stillWorks()).toBe(true);
  });

  it('sends thousands of mutated frames, and every one is obeyed or refused', async () => {
    await open();
    const seed = seedOfTheRun();
    const random = seededRandom(seed, 'mutations');
    const honest = Buffer.from(JSON.stringify({ type: 'publish', topic: 'tea', data: 'sealed' }));
    let mallory = await guest();
    for (let round = 0; round < 2_000; round += 1) {
      const frame = Buffer.from(honest);
      const [place = 0, value = 0] = random.bytes(2);
      frame[place % frame.length] = value;
      if (!mallory.isOpen()) mallory = await guest();
      mallory.sendRaw(round % 2 === 0 ? frame.toString('latin1') : frame);
    }
    expect(await stillWorks(), `seed ${seed}`).toBe(true);
  });

  it('floods it with frames and is dropped, while bob goes on', async () => {
    await open({ framesPerSecond: 10, burstFrames: 50 });
    const mallory = await guest();
    for (let count = 0; count < 500; count += 1) mallory.send({ type: 'publish', topic: 'tea', data: 'x' });
    expect(await mallory.closed).toBe(1008);
    expect(await stillWorks()).toBe(true);
  });

  it('opens more connections than one address may', async () => {
    await open({ connectionsPerAddress: 4 });
    const many = await Promise.all(Array.from({ length: 6 }, () => guest()));
    await waitFor(() => many.filter((one) => one.isOpen()).length === 4);
    many[0]?.leave();
    many[1]?.leave();
    expect(await stillWorks()).toBe(true);
  });

  it('listens to more topics than a desktop has circles', async () => {
    await open({ topicsPerConnection: 3 });
    const mallory = await guest();
    for (const topic of ['a', 'b', 'c', 'd']) mallory.send({ type: 'subscribe', topics: [topic] });
    expect(await mallory.closed).toBe(1008);
  });

  it('reads nothing of what it asked for, and is dropped before it fills the memory', async () => {
    await open({ waitingBytes: 64 * 1024, framesPerSecond: 1e6, burstFrames: 1e6 });
    const slow = connect(at.port, '127.0.0.1');
    slow.write('GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n');
    await new Promise((resolve) => slow.once('data', resolve));
    slow.pause();
    const frame = Buffer.from('{"type":"subscribe","topics":["tea"]}');
    slow.write(Buffer.concat([Buffer.from([0x81, 0x80 | frame.length, 0, 0, 0, 0]), frame]));
    const gone = new Promise((resolve) => slow.once('close', resolve));
    const alice = await guest();
    const page = async (): Promise<string> => (await fetch(`http://127.0.0.1:${at.port}/metrics`)).text();
    await waitFor(async () => (await page()).includes('hearth_relay_topics 1'));
    const data = 'x'.repeat(30_000);
    await waitFor(async () => {
      for (let count = 0; count < 50; count += 1) alice.send({ type: 'publish', topic: 'tea', data });
      return (await page()).includes('hearth_relay_topics 0');
    });
    slow.destroy();
    await gone;
    expect(await stillWorks()).toBe(true);
  });

  it('speaks no HTTP at all, and the relay does not mind', async () => {
    await open();
    const socket = connect(at.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.resume();
    socket.write(randomBytes(4096));
    await new Promise((resolve) => socket.once('close', resolve));
    expect(await stillWorks()).toBe(true);
  });
});
