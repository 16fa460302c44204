import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Client } from '#contract';
import { openClient } from '#hosts/local';
import { localDesktop } from '../../support/local-desktop.ts';
import { waitFor } from '../../support/wait-for.ts';

const HOST = new URL('../../support/host-process.ts', import.meta.url).pathname;
const PASSPHRASE = 'alice is killed 一万次';
const id = () => randomUUID();

type Process = { readonly pid: number; readonly parent: number; readonly command: string };

const processes = (): Process[] =>
  readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const parent = Number(readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\) /su, '').split(' ')[1]);
      return [{ pid: Number(name), parent, command: readFileSync(`/proc/${name}/cmdline`, 'utf8') }];
    } catch {
      // It ended while we looked.
      return [];
    }
  });

/** Everything that a process has started, and what that has started. */
const below = (pid: number, all = processes()): Process[] => all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...below(child.pid, all)]);

const startHost = async (dataDir: string): Promise<{ readonly pid: number; readonly client: Client; readonly kill: () => void }> => {
  const child = fork(HOST, [dataDir], { execArgv: [] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const told = await new Promise<{ cookie: string; origin: string }>((done, failed) => {
    child.once('message', (message) => done(message as { cookie: string; origin: string }));
    child.once('exit', () => failed(new Error('the host ended')));
  });
  const line = await openClient(told.origin, told.cookie);
  onTestFinished(() => line.close());
  return { pid: child.pid ?? 0, client: line.client, kill: () => void child.kill('SIGKILL') };
};

const sayAndRead = async (client: Client, circle: string, text: string): Promise<string[]> => {
  await client.chat.send({ id: id(), circle, text });
  return (await client.chat.page({ circle, from: { at: 'end' } })).messages.map((message) => message.text);
};

test.skipIf(process.platform !== 'linux')('the process of the connections is killed, then the host: the core goes on without the one, nothing outlives the other, and the next start has everything', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), '围炉 killed '));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const { pid, client, kill } = await startHost(dataDir);
  const circle = (await client.circles.create({ id: id(), name: 'Readers' })).id;
  const rtc = (): Process | undefined => below(pid).find(({ command }) => command.includes('rtc/node.ts'));
  await waitFor(() => rtc() !== undefined);
  const first = rtc()?.pid ?? 0;
  process.kill(first, 'SIGKILL');
  await waitFor(() => processes().every((one) => one.pid !== first));
  expect(await sayAndRead(client, circle, 'still here')).toEqual(['still here']);
  const started = below(pid).map((one) => one.pid);
  expect(started.length).toBeGreaterThan(0);
  kill();
  await waitFor(() => processes().every((one) => !started.includes(one.pid)));
  const again = await localDesktop({ dataDir });
  onTestFinished(() => again.stop());
  await again.client.app.unlock({ passphrase: PASSPHRASE });
  expect(await sayAndRead(again.client, circle, 'and again')).toEqual(['still here', 'and again']);
  expect(readdirSync(dataDir).filter((name) => name.startsWith('damaged'))).toEqual([]);
});
