import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { machineKeystore, systemRandom } from '#platform';
import { COMMANDS } from '../../../main/hosts/cli/command-table.ts';
import type { CommandIo } from '../../../main/hosts/cli/command.ts';
import { openCore } from '../../support/open-core.ts';
import { relayGuest } from '../../support/relay-guest.ts';
import { runHearth, startHearth } from '../../support/run-hearth.ts';
import { waitFor } from '../../support/wait-for.ts';

const root = mkdtempSync(join(tmpdir(), '围炉 cli '));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const run = (words: readonly string[], env: CommandIo['env'] = {}) => startHearth(words, { cwd: root, env });
const outcome = async (words: readonly string[], env: CommandIo['env'] = {}) => {
  const { code, out, err } = await runHearth(words, { cwd: root, env });
  return { code, out: out.join('\n'), err: err.join('\n') };
};

const ZH = { LANG: 'zh_CN.UTF-8' };
const HAN = /\p{Script=Han}/u;

test.each([{}, ZH])('help in %j names every command with what it is for, and nothing else', async (env) => {
  const { code, out } = await outcome(['--help'], env);
  expect(code).toBe(0);
  const named = out.split('\n').flatMap((line) => /^ {2}(\w+) +\S/.exec(line)?.[1] ?? []);
  expect(named).toEqual([...COMMANDS.keys()]);
});

test.each([...COMMANDS.keys()])('%s explains itself and refuses an option it does not know', async (name) => {
  const help = await outcome([name, '--help']);
  expect([help.code, help.err]).toEqual([0, '']);
  expect(help.out).toContain(`hearth ${name}`);
  const wrong = await outcome([name, '--no-such-option']);
  expect([wrong.code, wrong.out]).toEqual([2, '']);
  expect(wrong.err).toContain('--no-such-option');
  expect(wrong.err).not.toMatch(HAN);
});

/** What a reader has to type, in either language. */
const optionsIn = (help: string): readonly string[] => [...new Set(help.match(/(?<![\w-])--[a-z-]+/gu))].toSorted();

test.each([...COMMANDS.keys()])('%s explains itself and its options in Chinese too, and says so what is wrong', async (name) => {
  const [english, chinese] = [await outcome([name, '--help']), await outcome([name, '--help'], ZH)];
  expect(chinese.out).toMatch(/^用法：hearth/u);
  expect(english.out).not.toMatch(/用法/u);
  expect(optionsIn(chinese.out)).toEqual(optionsIn(english.out));
  const wrong = await outcome([name, '--no-such-option'], ZH);
  expect(wrong.err).toBe(`hearth ${name}: 没有这个选项：--no-such-option\n请看：hearth ${name} --help`);
});

test.each([
  [['relay', '--port', 'x'], '--port 是不超过 65535 的数字'], [['relay', '--port'], '这个选项的值不对'], [['demo', 'word'], '多了一个词：word'], [['serve', '--blind', '--name', 'x'], '信箱没有名字'],
  [['forget'], '--circle 是群的编号'], [['models', 'fly'], '没有这个动作：fly'], [['nonsense'], 'hearth：没有这个命令：nonsense'], [[], '命令：'],
])('in a Chinese terminal hearth %j says in Chinese what is wrong', async (words, sentence) => {
  const { code, err } = await outcome(words, ZH);
  expect(code).toBe(2);
  expect(err).toContain(sentence);
});

test('an unknown command and no command end with 2 and say what there is', async () => {
  for (const words of [['export'], ['nonsense'], ['constructor'], []]) {
    const { code, out, err } = await outcome(words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('relay');
  }
});

test('the relay says where it is, is healthy, and ends when asked to', async () => {
  const { ended, out, stop } = run(['relay', '--port', '0']);
  await waitFor(() => out.length > 0);
  const status = await new Promise((done) => request(`${out[0]?.replace(/^ws/, 'http')}/health`, (response) => done(response.statusCode)).end());
  expect(status).toBe(200);
  stop();
  expect(await ended).toBe(0);
});

test.each(['--max-connections=0', '--max-topics=x', '--max-frames-per-second=-1', '--max-frame-bytes=1e3', '--max-waiting-bytes=', '--max-per-topic=99999999999'])('a relay limit of %s is wrong usage', async (flag) => {
  const { code, out, err } = await outcome(['relay', '--port=0', flag]);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain('whole number');
});

test('the relay keeps the limits it was given, and its metrics say so', async () => {
  const { ended, out, stop } = run(['relay', '--port=0', '--max-connections=1']);
  await waitFor(() => out.length > 0);
  const [first, second] = [await relayGuest(out[0] ?? ''), await relayGuest(out[0] ?? '')];
  expect(await second.closed).toBe(1013);
  const metrics = await (await fetch(`${out[0]?.replace(/^ws/, 'http')}/metrics`)).text();
  expect(metrics).toMatch(/^# HELP hearth_relay_connections .+\n# TYPE hearth_relay_connections gauge\nhearth_relay_connections 1\n/);
  expect(metrics).toContain('hearth_relay_refused_total 1');
  stop();
  expect(await ended).toBe(0);
  expect(await first.closed).toBe(1001);
});

test.each(['x', '-1', '70000', '1e3', ''])('a relay port of "%s" is wrong usage', async (port) => {
  expect((await outcome(['relay', `--port=${port}`])).code).toBe(2);
});

test.each(['', ' ', '1.2.3.999', '203.0.113.7'])('a relay at "%s", which is no address of this machine, is said; it serves nobody', async (host) => {
  const { code, out, err } = await outcome(['relay', '--port=0', `--host=${host}`]);
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/cannot be understood/);
});

test('rebuild makes the views again from the ledger: the same ones, and those that somebody spoilt', async () => {
  const dataDir = join(root, '数据 dir');
  const passphrase = 'a long passphrase';
  const file = join(root, 'passphrase');
  writeFileSync(file, `${passphrase}\n`);
  const { client, core } = await openCore({ dataDir, keystore: machineKeystore({ dataDir, random: systemRandom, costLog2: 12 }) });
  await client.app.setUp({ name: 'Alice', language: 'en', keyKind: 'passphrase', passphrase });
  const { id: circle } = await client.circles.createSample({ id: randomUUID(), language: 'en' });
  const found = async (call: typeof client) => (await call.chat.search({ circle, query: 'umbrella' })).map(({ message }) => message.id);
  const [before] = await found(client);
  expect(before).toBeDefined();
  await core.stop();

  const words = ['rebuild', '--data-dir', dataDir, '--passphrase-file', file];
  const rebuilt = await outcome([...words, '--json']);
  expect(rebuilt.code).toBe(0);
  expect(JSON.parse(rebuilt.out)).toMatchObject({ circle, name: 'Sunday Walkers (sample)', same: true });
  expect((await outcome(words)).out).toContain('shown as before');
  expect((await outcome(words, ZH)).out).toContain('显示与之前一致');

  const again = await openCore({ dataDir, keystore: machineKeystore({ dataDir, random: systemRandom }) });
  await again.client.app.unlock({ passphrase });
  expect(await found(again.client)).toEqual([before]);
  expect(await outcome(words)).toMatchObject({ code: 1, err: expect.stringContaining('already running') });
  await again.core.stop();
});

test('a wrong passphrase, none, and a directory that never was are said in one line, in the language of the terminal', async () => {
  const dataDir = join(root, 'locked');
  const { client, core } = await openCore({ dataDir, keystore: machineKeystore({ dataDir, random: systemRandom, costLog2: 12 }) });
  await client.app.setUp({ name: 'Alice', language: 'en', keyKind: 'passphrase', passphrase: 'a long passphrase' });
  await core.stop();
  const wrong = join(root, 'wrong');
  writeFileSync(wrong, 'not this one');
  expect(await outcome(['rebuild', '--data-dir', dataDir, '--passphrase-file', wrong], ZH)).toMatchObject({ code: 1, err: 'hearth rebuild: 密码不对。没有改动任何内容。' });
  expect(await outcome(['rebuild', '--data-dir', dataDir])).toMatchObject({ code: 1, err: expect.stringContaining('--passphrase-file') });
  expect(await outcome(['rebuild', '--data-dir', join(root, 'never')])).toMatchObject({ code: 1, err: expect.stringContaining('no such file') });
  expect(await outcome(['rebuild', '--data-dir', dataDir, '--passphrase-file', join(root, 'none')])).toMatchObject({ code: 1 });
});
