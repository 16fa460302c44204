import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tracesInProcess } from '../../main/hosts/cli/forensics/process-memory.ts';
import { makeCanaries, tracesInFiles } from '../../main/hosts/cli/forensics/traces.ts';
import { silentLog, systemClock } from '../../main/platform/index.ts';
import { type Relay, startRelay } from '../../main/relay/index.ts';
import { waitFor } from '../support/wait-for.ts';
import { type WebrtcDesktop, webrtcDesktop } from '../support/webrtc-desktop.ts';

const MAIN = fileURLToPath(new URL('../../main/hosts/cli/main.ts', import.meta.url));

let relay: Relay;
let folder: string;
const desktops: WebrtcDesktop[] = [];
const served: ChildProcess[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearth mailbox 信箱 '));
  relay = await startRelay({ port: 0, clock: systemClock, log: silentLog });
});
afterEach(async () => {
  for (const child of served.splice(0)) child.kill('SIGKILL');
  await Promise.all(desktops.splice(0).map((one) => one.quit()));
  await relay.stop();
  rmSync(folder, { recursive: true, force: true });
});

const desktop = async (options: Parameters<typeof webrtcDesktop>[0]): Promise<WebrtcDesktop> => {
  const started = await webrtcDesktop(options);
  desktops.push(started);
  await started.ask('start', [relay.url]);
  return started;
};

type Serve = { readonly child: ChildProcess; readonly page: (path: string) => Promise<string>; readonly ended: Promise<number | null>; readonly told: () => string };

/** `hearth serve` as a process of its own. */
const serve = async (words: readonly string[]): Promise<Serve> => {
  const args = [MAIN, 'serve', '--loopback-only', '--port', '0', '--data-dir', join(folder, 'box'), '--passphrase-file', join(folder, 'phrase'), ...words];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C' } });
  served.push(child);
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  let [said, told] = ['', ''];
  child.stderr.on('data', (data: Buffer) => (told += data.toString()));
  child.stdout.on('data', (data: Buffer) => (said += data.toString()));
  await waitFor(async () => said.includes('/health'));
  const origin = new URL(said.trim()).origin;
  return { child, ended, told: () => told, page: async (path) => (await fetch(`${origin}${path}`)).text() };
};

const gauge = async ({ page }: Serve, name: string): Promise<number> => Number(new RegExp(`^hearth_${name} (\\d+)$`, 'm').exec(await page('/metrics'))?.[1] ?? -1);

/** Alice and Bob in one group; each comes back with the same file. */
const aliceAndBob = async () => {
  writeFileSync(join(folder, 'phrase'), 'correct horse battery\n');
  const comes = (name: string, byte: string) => (): Promise<WebrtcDesktop> => desktop({ file: join(folder, `${name}.db`), key: byte.repeat(32) });
  const [aliceComes, bobComes] = [comes('alice', 'a1'), comes('bob', 'b2')];
  const alice = await aliceComes();
  await alice.ask('found');
  const bob = await bobComes();
  await bob.ask('join', await alice.ask('invite'));
  await waitFor(async () => (await bob.ask('peers')) === 1);
  return { alice, bob, aliceComes, bobComes };
};

it('what alice writes and leaves reaches bob by way of `hearth serve --blind`, restarted meanwhile, which holds no word of it', async () => {
  const { words, marks } = makeCanaries(6);
  const { alice, bob, bobComes } = await aliceAndBob();
  const box = await serve(['--blind', '--circle', await alice.ask('inviteLink', 'mailbox')]);
  await waitFor(async () => (await gauge(box, 'peers')) === 2);
  await bob.quit();
  await alice.ask('say', words);
  await waitFor(async () => (await gauge(box, 'entries')) === words.length);
  expect([...tracesInProcess(alice.pid, marks).keys()].length).toBeGreaterThan(0);
  expect([...tracesInProcess(box.child.pid ?? 0, marks).keys()]).toEqual([]);
  await alice.quit();
  expect(await box.page('/health')).toBe('ok\n');
  box.child.kill('SIGTERM');
  expect(await box.ended).toBe(0);
  expect(tracesInFiles(join(folder, 'box'), marks)).toEqual([]);
  const again = await serve(['--blind']);
  expect(await gauge(again, 'circles')).toBe(1);
  const later = await bobComes();
  await waitFor(async () => (await later.ask('texts')).length === words.length);
  expect((await later.ask('texts')).toSorted()).toEqual(words.toSorted());
  again.child.kill('SIGTERM');
  expect(await again.ended).toBe(0);
});

it('what alice writes and leaves reaches bob by way of `hearth serve` with keys, killed meanwhile, which says so and ends with 1 when alice takes it out', async () => {
  const { words, marks } = makeCanaries(3);
  const { alice, bob, aliceComes, bobComes } = await aliceAndBob();
  const box = await serve(['--name', 'Cellar', '--circle', await alice.ask('inviteLink', 'member')]);
  await waitFor(async () => (await gauge(box, 'peers')) === 2);
  const before = await gauge(box, 'entries');
  await bob.quit();
  await alice.ask('say', words);
  await waitFor(async () => (await gauge(box, 'entries')) === before + 3);
  await alice.quit();
  box.child.kill('SIGKILL');
  await box.ended;
  const again = await serve([]);
  const bobLater = await bobComes();
  await waitFor(async () => (await bobLater.ask('texts')).length === 3);
  expect((await bobLater.ask('texts')).toSorted()).toEqual(words.toSorted());
  await bobLater.quit();
  const aliceLater = await aliceComes();
  await waitFor(async () => (await aliceLater.ask('peers')) === 1);
  await aliceLater.ask('removePeer');
  expect(await again.ended).toBe(1);
  expect(again.told()).toContain('taken out of the group');
  expect(tracesInFiles(join(folder, 'box'), marks)).toEqual([]);
});
