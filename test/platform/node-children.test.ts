import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { nodeChildren } from '#platform';

const root = mkdtempSync(join(tmpdir(), '围炉 children '));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const entry = join(root, 'sleeper.ts');
writeFileSync(entry, "process.send('up'); setInterval(() => {}, 1000);");

const nextTurn = (): Promise<void> => new Promise((done) => void setImmediate(done));

test('who speaks to a child in the moment it is killed is not hurt, and hears once that it ended', async () => {
  const uncaught: unknown[] = [];
  const note = (error: unknown): void => void uncaught.push(error);
  process.on('uncaughtException', note);
  try {
    const child = nodeChildren(process.env).start(entry, { name: 'sleeper' });
    const ends: (number | null)[] = [];
    child.onExit((code) => void ends.push(code));
    await new Promise((done) => void child.onMessage(done));
    process.kill(child.pid ?? 0, 'SIGKILL');
    // It is gone, and Node has had no turn to notice.
    for (const until = performance.now() + 200; performance.now() < until; );
    for (let turn = 0; turn < 50; turn += 1) {
      for (let at = 0; at < 20; at += 1) child.post({ hello: at });
      await nextTurn();
    }
    await child.kill();
    expect([uncaught, ends]).toEqual([[], [null]]);
  } finally {
    process.off('uncaughtException', note);
  }
});

test('a child that cannot be started has ended', async () => {
  const child = nodeChildren({ PATH: process.env['PATH'] }).start(join(root, 'nowhere.ts'), { name: 'nobody' });
  expect(await new Promise((done) => void child.onExit(done))).not.toBe(0);
  child.post('hello');
});
