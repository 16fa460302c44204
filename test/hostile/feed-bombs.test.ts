import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { cpuMs } from '../support/cpu-ms.ts';
import { Forger } from './feed-forger.ts';
import { verdictOn, MALLORY, type Scene, scene } from './feed-scene.ts';

const varUint = (value: number): number[] => (value > 127 ? [128 | value % 128, ...varUint(Math.floor(value / 128))] : [value]);
const clientOf = (at: Scene): number[] => varUint(new Forger(at.mallory, MALLORY, { circle: at.hers }).feed.client);

describe('bytes that would cost much if anybody believed them', () => {
  test('varint bombs: a clock of 2^53, an integer that never ends, 2^31 items announced', async () => {
    const at = await scene();
    const client = clientOf(at);
    expect(verdictOn(at, Uint8Array.from([1, 1, ...client, ...varUint(2 ** 53 - 1), 0x83, ...client, ...varUint(2 ** 53 - 2), 1, 0, 0]))).toBe('drop');
    expect(verdictOn(at, Uint8Array.from([1, 1, 255, 255, 255, 255, 255, 255, 255, 255, 255, 127, 0, 0x83, 1, 1, 1, 0, 0]))).toBe('drop');
    expect(verdictOn(at, Uint8Array.from([1, ...varUint(2 ** 31), ...client, 10, 0]))).toBe('drop');
    expect(verdictOn(at, Uint8Array.from([...varUint(2 ** 31), 1, 1, 0]))).toBe('drop');
    expect(verdictOn(at, Uint8Array.from([0, ...varUint(2 ** 50), 1]))).toBe('drop');
  });

  test('frame bombs: lengths beyond the end, items of other kinds, a million deleted places', async () => {
    const at = await scene();
    const client = clientOf(at);
    expect(verdictOn(at, Uint8Array.from([1, 1, ...client, 10, 0x83, ...client, 9, ...varUint(2 ** 40), 0]))).toBe('drop');
    expect(verdictOn(at, Uint8Array.from([1, 1, ...client, 40, 0, 10, 0]))).toBe('drop');
    expect(verdictOn(at, Uint8Array.from([1, 1, ...client, 11, 0x81, ...client, 10, ...varUint(1_000_000), 0]))).toBe('drop');
    expect(verdictOn(at, Uint8Array.from([1, 1, ...client, 10, 0x81, ...client, 9, 1, 0]))).toBe('drop');
    const nested = [1, 1, ...client, 10, 0x88, ...client, 9, 1, ...Array.from({ length: 50_000 }, () => [117, 1]).flat(), 126, 0];
    expect(verdictOn(at, Uint8Array.from(nested))).toBe('drop');
    expect(verdictOn(at, Uint8Array.from([2, 0, ...client, 10, 0, ...client, 10, 0]))).toBe('drop');
    expect(verdictOn(at, Uint8Array.from([1, 2, ...client, 10, 10, ...varUint(2 ** 52), 10, ...varUint(2 ** 52), 0]))).toBe('drop');
  });

  test('10 MB garbage is dropped before it costs anything', async () => {
    const at = await scene();
    const garbage = [new Uint8Array(0), randomBytes(10_000_000), new Uint8Array(10_000_000), new Uint8Array(10_000_000).fill(127), randomBytes(250_000)];
    const spentMs = cpuMs(() => garbage.forEach((bytes) => expect(verdictOn(at, bytes)).toBe('drop')));
    expect(spentMs).toBeLessThan(2000);
  });

  test('an update in the packed second version of Yjs is no update', async () => {
    const at = await scene();
    expect(verdictOn(at, Uint8Array.from([0, 0, 5, 1, 255, 255, 255, 4, 0, 0, 1, 0, 0, 0, 0, 0, 1, 1, 0, 255, 255, 255, 4, 0, 0]))).toBe('drop');
  });

  test('zip bombs have nothing to unpack them: a body of one repeated byte stays what it is', async () => {
    const at = await scene();
    const lies = new Forger(at.mallory, MALLORY, { circle: at.hers });
    const big = lies.entry({ clear: Buffer.from(`{"kind":"note.post","sentAt":1,"body":{"text":"${'\\u0000'.repeat(20_000)}"}}`) });
    expect(at.home.receive(lies.update([big]))).toMatchObject({ accepted: 1 });
    const tooBig = lies.entry({ body: new Uint8Array(151 * 1024) });
    expect(verdictOn(at, lies.update([tooBig]))).toBe('drop');
  });

  test('a flood of control entries that mean nothing costs seconds at most', async () => {
    const at = await scene();
    const lies = new Forger(at.mallory, MALLORY, { circle: at.hers, kind: 'c' });
    const [first] = lies.heads;
    const key = (n: number) => Buffer.from([n >> 8, n & 255, ...Buffer.alloc(30)]).toString('base64url');
    const op = (n: number) => Buffer.from(JSON.stringify({ kind: 'invite.create', invite: key(n), expiresAt: n, uses: 1, role: 'member', needsApproval: false }));
    const flood = (from: number) => Array.from({ length: 500 }, (_, n) => lies.entry({ clear: op(from + n), memberHeads: from + n === 0 && first ? lies.heads : [] }));
    const spentMs = [0, 500, 1000, 1500, 2000].map((from) => cpuMs(() => expect(at.home.receive(lies.update(flood(from))).accepted).toBe(500)));
    // Not more for what comes late: the square of a flood would stop everybody.
    expect(Math.max(...spentMs)).toBeLessThan(1500);
  });
});
