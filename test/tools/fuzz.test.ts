import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const fuzz = (...options: string[]) => spawnSync(process.execPath, ['tools/fuzz.ts', ...options], { encoding: 'utf8', timeout: 15_000 });

test('fuzz runs the part it is asked for, with so many seeds, and says what it tried', () => {
  const { status, stdout } = fuzz('--part', 'frames', '--seeds', '2', '--from', '7');
  expect(stdout).toMatch(/^frames: 2000 tries with 2 seeds from 7 in [\d.]+ s, 0 failed\n$/);
  expect(status).toBe(0);
});

test('fuzz names its parts when asked for one that it has not', () => {
  const { status, stderr } = fuzz('--part', 'dragons');
  expect(stderr).toContain('no part is called “dragons”');
  expect(stderr).toContain('network stories');
  expect(status).toBe(2);
});
