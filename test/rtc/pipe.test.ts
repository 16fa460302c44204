import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type RtcPages, rtcPages } from '../support/chromium-page.ts';
import { connect, PipeClient, type TestPipe } from '../support/pipe-client.ts';
import { nodePipe, pagePipe } from '../support/pipes.ts';
import { waitFor } from '../support/wait-for.ts';

let pages: RtcPages;
const open: TestPipe[] = [];
const kept = async <Pipe extends TestPipe>(pipe: Promise<Pipe>): Promise<Pipe> => {
  open.push(await pipe);
  return pipe;
};
beforeAll(async () => {
  pages = await rtcPages();
});
afterAll(() => pages.close());
afterEach(() => Promise.all(open.splice(0).map((pipe) => pipe.close())));

describe.each([
  ['a child process', () => kept(nodePipe())],
  ['a Chromium page', () => kept(pagePipe(pages))],
])('the rtc pipe served by %s', (_name, start) => {
  const two = async (): Promise<[PipeClient, PipeClient]> => {
    const pipe = await start();
    const [alice, bob] = [new PipeClient(pipe, 1), new PipeClient(pipe, 2)];
    await connect(alice, bob, 10);
    return [alice, bob];
  };

  it('carries bytes both ways, in order, and reports each as sent', async () => {
    const [alice, bob] = await two();
    const pieces = Array.from({ length: 200 }, (_, place) => new Uint8Array(16 * 1024).fill(place));
    for (const piece of pieces) alice.send(piece);
    bob.send(Uint8Array.of(1, 2, 3));
    await waitFor(() => bob.received.length === 200 && alice.received.length === 1);
    expect(bob.received.map(([first]) => first)).toEqual(pieces.map(([first]) => first));
    expect(bob.received.every(({ length }) => length === 16 * 1024)).toBe(true);
    expect(alice.received[0]).toEqual(Uint8Array.of(1, 2, 3));
    await waitFor(() => alice.sentBytes === 200 * 16 * 1024 && alice.bufferedBytes < 256 * 1024 + 1);
    expect(alice.sentBytes).toBe(200 * 16 * 1024);
  });

  it('sends a view as the bytes it shows, not the buffer behind it', async () => {
    const [alice, bob] = await two();
    alice.send(new Uint8Array(1_000).fill(7).subarray(10, 20));
    await waitFor(() => bob.received.length === 1);
    expect(bob.received[0]).toEqual(new Uint8Array(10).fill(7));
  });

  it('describes itself with the addresses that are found at once, and tells none of them again', async () => {
    const [alice, bob] = await two();
    for (const one of [alice, bob]) {
      expect(one.addresses.length).toBeGreaterThan(0);
      expect(one.candidates.filter(({ candidate }) => / udp /i.test(candidate))).toEqual([]);
    }
  });

  it('offers and tries only addresses of this machine', async () => {
    const [alice, bob] = await two();
    const addresses = [...alice.addresses, ...bob.addresses];
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter((address) => address !== '127.0.0.1' && address !== '::1')).toEqual([]);
    const stats = await alice.ask({ method: 'getStats' });
    const entries = typeof stats === 'string' ? [] : (stats.stats ?? []);
    const remote = entries.filter(({ type }) => type === 'remote-candidate').map((entry) => entry['address'] ?? entry['ip']);
    // An address found by asking instead of told is not named.
    expect(remote.filter((address) => address !== '127.0.0.1' && address !== '::1' && address !== '')).toEqual([]);
    expect(entries.some(({ type, selectedCandidatePairId }) => type === 'transport' && selectedCandidatePairId !== undefined)).toBe(true);
  });

  it('drops a foreign candidate without a word, and refuses a broken description with one', async () => {
    const alice = new PipeClient(await start(), 1);
    const candidate = { candidate: 'candidate:1 1 udp 2122260223 192.0.2.7 9 typ host', sdpMid: '0', sdpMLineIndex: 0 };
    expect(await alice.ask({ method: 'addIceCandidate', candidate })).not.toBeTypeOf('string');
    expect(await alice.ask({ method: 'setRemoteDescription', description: { type: 'offer', sdp: 'v=0\r\nnonsense' } })).toBeTypeOf('string');
  });

  it('answers a call to a connection that is not there', async () => {
    const alice = new PipeClient(await start(), 1);
    alice.close();
    expect(await alice.ask({ method: 'getStats' })).toBe('no such connection');
  });

  it('tells when the other end closes the channel', async () => {
    const [alice, bob] = await two();
    bob.closeChannel();
    await waitFor(() => alice.events.includes('close'));
    expect(alice.events.at(-1)).toBe('close');
  });
});

describe('two pipes of different kinds', () => {
  it('join a Node child with a Chromium page, whoever calls', async () => {
    const [node, page] = [await kept(nodePipe()), await kept(pagePipe(pages))];
    for (const [from, to, at] of [[node, page, 1], [page, node, 3]] as const) {
      const [alice, bob] = [new PipeClient(from, at), new PipeClient(to, at + 1)];
      await connect(alice, bob, 10 * at);
      alice.send(Uint8Array.of(at));
      await waitFor(() => bob.received.length === 1);
      expect(bob.received).toEqual([Uint8Array.of(at)]);
    }
    expect(pages.complaints).toEqual([]);
  });
});

describe('the child process', () => {
  it('ends when its parent goes, even by a kill', async () => {
    const entry = fileURLToPath(new URL('../../rtc/node.ts', import.meta.url));
    const code = `const child = require('node:child_process').fork(${JSON.stringify(entry)}, { serialization: 'advanced' }); child.on('message', () => console.log(child.pid));`;
    const parent = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
    const pid = await new Promise<number>((resolve) => parent.stdout.once('data', (data: Buffer) => resolve(Number(data.toString()))));
    parent.kill('SIGKILL');
    const isGone = (): boolean => {
      try {
        return !process.kill(pid, 0);
      } catch {
        return true;
      }
    };
    await waitFor(isGone);
    expect(isGone()).toBe(true);
  });
});
