import { expect, test } from 'vitest';
import { inUnits, openPresidio } from '../../../main/hosts/cli/bench/presidio.ts';

test('where there is no Python the peer is missing, with a reason to print, and nothing fails', async () => {
  expect(await openPresidio('no-such-python')).toEqual({ missing: 'no-such-python cannot be run' });
});

test('where pip cannot have it, its last words are the reason', async () => {
  expect(await openPresidio(process.execPath)).toEqual({ missing: expect.stringMatching(/\S/) });
});

test('a place that Python counts in characters is where Hearth counts it', () => {
  const text = '😀 Tom';
  const { start, end } = inUnits(text, { start: 2, end: 5, type: 'PERSON', score: 0.85 });
  expect(text.slice(start, end)).toBe('Tom');
});
