import { describe, expect, it } from 'vitest';
import { isWithin } from '../../main/platform/is-within.ts';

const HOUR_MS = 3_600_000;

describe('a wait by the machine’s clock', () => {
  it.each([
    [0, true],
    [999, true],
    [1_000, false],
    [HOUR_MS, false],
  ])('of a second goes on %i ms after it began: %s', (passedMs, isOn) => {
    expect(isWithin(1_000, { since: HOUR_MS, now: HOUR_MS + passedMs })).toBe(isOn);
  });

  it('is over when the clock is set back by an hour, and for what never was', () => {
    expect(isWithin(1_000, { since: HOUR_MS, now: 0 })).toBe(false);
    expect(isWithin(1_000, { since: -Infinity, now: 0 })).toBe(false);
  });
});
