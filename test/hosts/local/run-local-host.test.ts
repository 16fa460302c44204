import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openClient, runLocalHost, signIn } from '#hosts/local';
import { machineKeystore, systemRandom } from '#platform';
import { waitFor } from '../../support/wait-for.ts';

const root = mkdtempSync(join(tmpdir(), '围炉 start '));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const runIn = (locale: string, ...args: string[]) => {
  const said: string[] = [];
  const stop = new AbortController();
  const env = { PATH: process.env['PATH'], LANG: locale };
  const ended = runLocalHost({ args, env, cwd: root, version: 'test', signal: stop.signal, say: (line) => void said.push(line) });
  return { ended, said, stop: () => stop.abort() };
};
const run = (...args: string[]) => runIn('C.UTF-8', ...args);

test('without a display the link is printed; it signs in once, a passphrase file unlocks, and everything ends when asked to', async () => {
  const dataDir = join(root, 'desk 一');
  const file = join(root, 'passphrase');
  writeFileSync(file, 'a long passphrase\nand a second line\n');
  await machineKeystore({ dataDir, random: systemRandom }).setUp({ kind: 'passphrase', passphrase: 'a long passphrase' });
  const { ended, said, stop } = run('--data-dir', 'desk 一', '--passphrase-file', 'passphrase', '--loopback-only');
  await waitFor(() => said.length >= 4);
  const url = new URL(said.find((line) => line.includes('http://127.0.0.1'))?.trim() ?? '');
  const cookie = await signIn(url.origin, url.href);
  const line = await openClient(url.origin, cookie);
  expect(await line.client.app.status()).toMatchObject({ phase: 'ready', keyKind: 'passphrase', dataDir });
  await expect(signIn(url.origin, url.href)).rejects.toThrow('was taken');
  line.close();
  stop();
  await ended;
  expect(readdirSync(dataDir)).not.toContain('lock.pid');
});

test('a wrong passphrase file, a missing one and a bad port are said, and nothing stays behind', async () => {
  const dataDir = join(root, 'wrong');
  await machineKeystore({ dataDir, random: systemRandom, costLog2: 12 }).setUp({ kind: 'passphrase', passphrase: 'a long passphrase' });
  writeFileSync(join(root, 'other'), 'another passphrase');
  await expect(run('--data-dir', dataDir, '--passphrase-file', 'other').ended).rejects.toMatchObject({ code: 'passphrase-wrong' });
  await expect(run('--data-dir', dataDir, '--passphrase-file', 'none').ended).rejects.toMatchObject({ code: 'file-not-found' });
  await expect(run('--data-dir', dataDir, '--port', '99999').ended).rejects.toMatchObject({ code: 'input-invalid' });
  await expect(run('--data-dir', dataDir, '--nonsense').ended).rejects.toMatchObject({ code: 'ERR_PARSE_ARGS_UNKNOWN_OPTION' });
  expect(readdirSync(dataDir)).not.toContain('lock.pid');
});

test.each([['zh_CN.UTF-8', /^[^A-Z]*Ctrl-C[^A-Z]*$/, '围炉'], ['en_GB.UTF-8', /^Open one of these[^\p{Script=Han}]*$/u, 'Hearth']])('in a terminal of %s the links are explained in its language alone', async (locale, sentence, name) => {
  const { ended, said, stop } = runIn(locale, '--data-dir', `desk ${name}`, '--no-window', '--loopback-only');
  await waitFor(() => said.length >= 4);
  expect([said[0], said.at(-1)]).toEqual([name, expect.stringMatching(sentence)]);
  stop();
  await ended;
});

test.each(['C', 'zh_CN.UTF-8'])('help in %s says every option', async (locale) => {
  const { ended, said } = runIn(locale, '--help');
  await ended;
  for (const option of ['--data-dir', '--passphrase-file', '--port', '--no-window', '--keep', '--background', '--verbose']) expect(said.join('\n')).toContain(option);
  expect(/\p{Script=Han}/u.test(said.join('\n'))).toBe(locale !== 'C');
});
