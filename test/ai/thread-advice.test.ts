import { describe, expect, test } from 'vitest';
import { ThreadAdvice } from '../../main/ai-worker/thread-advice.ts';

/** A machine with four cores of which others use `others`. */
const machine = () => {
  let atMs = 0;
  let busyMs = 0;
  const state = { others: 0 };
  const advice = new ThreadAdvice(
    4,
    () => atMs,
    (at) => ({ atMs: at, busyMs, ownMs: 0 }),
  );
  const pass = (ms: number): void => {
    atMs += ms;
    busyMs += ms * state.others;
  };
  return { advice, state, pass };
};

describe('how many threads the model gets', () => {
  test('all cores on an idle machine', () => {
    const { advice, pass } = machine();
    pass(300);
    expect(advice.threads('prompt')).toBe(4);
  });

  test('what others leave free on a busy one, and one at least', () => {
    const { advice, state, pass } = machine();
    state.others = 2.1;
    pass(300);
    expect(advice.threads('prompt')).toBe(2);
    state.others = 5;
    pass(300);
    expect(advice.threads('prompt')).toBe(1);
  });

  test('one when the speed of several collapses, and several again when that may be over', () => {
    const { advice, pass } = machine();
    pass(300);
    advice.observed('prompt', 4, 80);
    expect(advice.threads('prompt')).toBe(4);
    advice.observed('prompt', 4, 20);
    expect(advice.threads('prompt')).toBe(1);
    pass(20_000);
    expect(advice.threads('prompt')).toBe(4);
  });

  test('whichever was measured faster', () => {
    const { advice, pass } = machine();
    pass(300);
    advice.observed('words', 4, 41);
    advice.observed('words', 1, 75);
    expect(advice.threads('words')).toBe(1);
    advice.observed('words', 1, 30);
    expect(advice.threads('words')).toBe(4);
  });
});
