import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const BUILD_MS = 200_000;
/** Words that React says only where it was built to be developed with. */
const FOR_DEVELOPERS = 'Each child in a list should have a unique';
const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');

test('the page is built for people, also by a process whose NODE_ENV says otherwise: React for developers runs every effect twice', () => {
  const outDir = mkdtempSync(join(tmpdir(), '围炉 page '));
  onTestFinished(() => rmSync(outDir, { recursive: true, force: true }));
  const built = spawnSync(process.execPath, [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'error'], { env: { ...process.env, NODE_ENV: 'test' }, encoding: 'utf8', timeout: BUILD_MS });
  expect(built).toMatchObject({ status: 0 });
  const scripts = globSync(join(outDir, 'assets', '*.js')).map((file) => readFileSync(file, 'utf8'));
  expect(scripts.some((text) => text.includes('https://react.dev/errors/'))).toBe(true);
  expect(scripts.filter((text) => text.includes(FOR_DEVELOPERS))).toHaveLength(0);
});
