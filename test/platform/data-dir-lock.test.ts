import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lockDataDir } from '#platform';

const dataDir = mkdtempSync(join(tmpdir(), '围炉 lock '));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const holder = join(dataDir, 'holder.ts');
writeFileSync(
  holder,
  `import { lockDataDir } from ${JSON.stringify(join(import.meta.dirname, '../../main/platform/data-dir-lock.ts'))};
   lockDataDir(process.argv[2]); process.send('held'); setInterval(() => {}, 1000);`,
);

test('one process holds a data directory; it is free again when let go', () => {
  const dir = join(dataDir, 'a');
  const release = lockDataDir(dir);
  expect(() => lockDataDir(dir)).toThrow(expect.objectContaining({ code: 'data-dir-in-use', params: { dataDir: dir, pid: String(process.pid) } }));
  release();
  lockDataDir(dir)();
});

test('a holder that was killed leaves no lock behind', async () => {
  const dir = join(dataDir, 'b');
  const child = fork(holder, [dir], { cwd: join(import.meta.dirname, '../..') });
  await once(child, 'message');
  expect(() => lockDataDir(dir)).toThrow(expect.objectContaining({ code: 'data-dir-in-use', params: { dataDir: dir, pid: String(child.pid) } }));
  child.kill('SIGKILL');
  await once(child, 'exit');
  lockDataDir(dir)();
});

test('a directory that cannot be written is said', () => {
  const file = join(dataDir, 'file');
  writeFileSync(file, '');
  expect(() => lockDataDir(join(file, 'below'))).toThrow(expect.objectContaining({ code: 'data-dir-unwritable' }));
});
