import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const bench = join(root, 'main/hosts/cli/bench');

const measured = (): readonly string[] =>
  readdirSync(bench).flatMap((file) => [...readFileSync(join(bench, file), 'utf8').matchAll(/figure\('([^']+)'/gu)].map(([, name = '']) => name));

const inTableOf = (page: string): readonly string[] => {
  const rows = readFileSync(join(root, page), 'utf8').split('\n').filter((line) => line.startsWith('| `'));
  return rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([a-z0-9_]+(?:\.[a-z0-9_]+)+)`/gu)].map(([, name = '']) => name));
};

test('every line that the bench prints is explained in docs/figures.md, and no other', () => {
  expect(measured().toSorted()).toEqual(inTableOf('docs/figures.md').toSorted());
});

test('the README shows no figure that the bench does not measure', () => {
  const shown = inTableOf('README.md');
  expect(shown.length).toBeGreaterThan(10);
  expect(shown.filter((name) => !measured().includes(name))).toEqual([]);
});
