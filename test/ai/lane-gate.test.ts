import { describe, expect, test } from 'vitest';
import { LaneGate } from '../../main/ai-worker/lane-gate.ts';

const never = new AbortController().signal;
const isPending = async (promise: Promise<void>): Promise<boolean> => {
  const first = await Promise.race([
    promise.then(() => 'done'),
    new Promise((resolve) => void setImmediate(() => resolve('pending'))),
  ]);
  return first === 'pending';
};

describe('the gate between the lanes', () => {
  test('background work stands still while a question is answered, and goes on after it', async () => {
    const gate = new LaneGate();
    const leaveFirst = gate.enter('interactive');
    const leaveSecond = gate.enter('interactive');
    const turn = gate.turn('background', never);
    leaveFirst();
    expect(await isPending(turn)).toBe(true);
    leaveSecond();
    expect(await isPending(turn)).toBe(false);
  });

  test('a question never waits, and background work alone does not either', async () => {
    const gate = new LaneGate();
    gate.enter('background');
    expect(await isPending(gate.turn('interactive', never))).toBe(false);
    expect(await isPending(gate.turn('background', never))).toBe(false);
  });

  test('a stopped background job does not wait for its turn', async () => {
    const gate = new LaneGate();
    gate.enter('interactive');
    const stop = new AbortController();
    const turn = gate.turn('background', stop.signal);
    stop.abort();
    expect(await isPending(turn)).toBe(false);
  });
});
