import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { safe } from '@orpc/client';
import { afterAll, expect, test } from 'vitest';
import type { Client, KeyKind } from '#contract';
import { openClient, runLocalHost, signIn } from '#hosts/local';
import { waitFor } from '../../support/wait-for.ts';

const root = mkdtempSync(join(tmpdir(), '围炉 login '));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const PROGRAM = '/opt/围 炉/hearth';
let made = 0;

type Run = { readonly client: Client; readonly file: string; readonly home: string; readonly stop: () => Promise<void> };

/** Hearth as somebody starts it who has a home of their own. */
const start = async ({ home = join(root, `home ${(made += 1)}`), program, args = [] }: { readonly home?: string; readonly program?: string; readonly args?: readonly string[] } = {}): Promise<Run> => {
  const said: string[] = [];
  const stop = new AbortController();
  const config = join(home, '设置');
  const env = { PATH: process.env['PATH'], XDG_DATA_HOME: join(home, 'data'), XDG_CONFIG_HOME: config };
  const ended = runLocalHost({ args: ['--loopback-only', ...args], env, cwd: root, version: 'test', ...(program !== undefined && { program }), signal: stop.signal, say: (line) => void said.push(line) });
  await Promise.race([ended, waitFor(() => said.length >= 4)]);
  const url = new URL(said.find((line) => line.includes('http://127.0.0.1'))?.trim() ?? '');
  const { client, close } = await openClient(url.origin, await signIn(url.origin, url.href));
  return {
    client,
    home,
    file: join(config, 'autostart', 'hearth.desktop'),
    stop: async () => {
      close();
      stop.abort();
      await ended;
    },
  };
};
const setUp = async (client: Client, keyKind: KeyKind = 'passphrase'): Promise<void> =>
  void (await client.app.setUp({ name: '小明', language: 'zh-CN', keyKind, ...(keyKind === 'passphrase' && { passphrase: 'seven lazy kettles sing' }) }));
const turn = (client: Client, startAtLogin: boolean) => client.app.changeSettings({ id: crypto.randomUUID(), startAtLogin });

test('an installed Hearth is started at login once somebody wants it, and what the system has is what Settings show', async () => {
  const first = await start({ program: PROGRAM });
  await setUp(first.client);
  expect(await first.client.app.status()).toMatchObject({ host: 'local', canStartAtLogin: true });
  expect(await first.client.app.settings()).toMatchObject({ startAtLogin: false });
  expect(existsSync(first.file)).toBe(false);
  expect(await turn(first.client, true)).toMatchObject({ startAtLogin: true });
  expect(readFileSync(first.file, 'utf8')).toContain(`Exec="${PROGRAM}" --background\n`);
  await first.client.app.changeSettings({ id: crypto.randomUUID(), theme: 'dark' });
  expect(existsSync(first.file)).toBe(true);
  await first.stop();
  const again = await start({ program: PROGRAM, home: first.home });
  await again.client.app.unlock({ passphrase: 'seven lazy kettles sing' });
  expect(await again.client.app.settings()).toMatchObject({ startAtLogin: true, theme: 'dark' });
  rmSync(again.file);
  expect(await again.client.app.settings()).toMatchObject({ startAtLogin: false });
  await turn(again.client, true);
  expect(await turn(again.client, false)).toMatchObject({ startAtLogin: false });
  expect(existsSync(again.file)).toBe(false);
  await again.stop();
});

test('a place that cannot be written is said by its name, and nothing of the change is kept', async () => {
  const { client, file, stop } = await start({ program: PROGRAM });
  await setUp(client);
  mkdirSync(join(file, '..', '..'), { recursive: true });
  writeFileSync(join(file, '..'), 'no folder');
  const { error } = await safe(client.app.changeSettings({ id: crypto.randomUUID(), startAtLogin: true, theme: 'dark' }));
  expect(error).toMatchObject({ data: { code: 'login-start-not-kept', params: { file } } });
  expect(await client.app.settings()).toMatchObject({ startAtLogin: false, theme: 'system' });
  await stop();
});

test('it is offered neither from a checkout, nor for another data directory, nor to who is just trying', async () => {
  const cases: readonly (readonly [Parameters<typeof start>[0], KeyKind])[] = [[{}, 'passphrase'], [{ program: PROGRAM, args: ['--data-dir', 'another'] }, 'passphrase'], [{ program: PROGRAM }, 'memory']];
  for (const [how, keyKind] of cases) {
    const { client, file, stop } = await start(how);
    await setUp(client, keyKind);
    expect(await client.app.status()).toMatchObject({ phase: 'ready', canStartAtLogin: false });
    expect(existsSync(file)).toBe(false);
    await stop();
  }
});
