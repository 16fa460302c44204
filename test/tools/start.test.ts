import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { lockDataDir } from '#platform';
import { waitFor } from '../support/wait-for.ts';

const root = mkdtempSync(join(tmpdir(), '围炉 npm start '));
const started: ChildProcess[] = [];
afterEach(() => {
  for (const { pid } of started.splice(0)) {
    try {
      if (pid !== undefined) process.kill(-pid, 'SIGKILL');
    } catch {
      // The whole group is gone already.
    }
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const SIGNALS = process.platform === 'linux' ? (['SIGTERM', 'SIGKILL'] as const) : (['SIGTERM'] as const);

for (const signal of SIGNALS) {
  test.skipIf(process.platform === 'win32')(`${signal} to npm alone ends Hearth too: the next start finds the directory free`, async () => {
    const dataDir = join(root, signal);
    const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
    const npm = spawn('npm', ['start', '--', '--data-dir', dataDir, '--loopback-only'], { env, detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
    started.push(npm);
    let said = '';
    npm.stdout.on('data', (chunk: Buffer) => void (said += chunk.toString()));
    await waitFor(() => said.includes('http://'));
    const host = readFileSync(join(dataDir, 'lock.pid'), 'utf8');
    expect(() => lockDataDir(dataDir)).toThrow(expect.objectContaining({ code: 'data-dir-in-use', params: { dataDir, pid: host } }));
    npm.kill(signal);
    await waitFor(() => !existsSync(join(dataDir, 'lock.pid')));
    await waitFor(() => !isRunning(Number(host)));
    lockDataDir(dataDir)();
  });
}
