import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { feedSchema, readFeed } from '../../main/hosts/electron/updates/read-feed.ts';

const root = mkdtempSync(join(tmpdir(), '签名 feed '));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const [key, feed, app] = [join(root, 'key.pem'), join(root, 'feed.json'), join(root, 'Hearth 0.2.0.AppImage')];
writeFileSync(app, 'the new Hearth');

const run = (args: readonly string[], passphrase = '') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/sign-feed.ts', ...args], { encoding: 'utf8', timeout: 100_000, env: { ...process.env, HEARTH_FEED_PASSPHRASE: passphrase } });
  return { status, stdout, stderr };
};
const signing = (changes: Readonly<Record<string, string>> = {}, file = `linux-x64=${app}`): string[] => [
  ...Object.entries({ key, version: '0.2.0', base: 'https://updates.example/hearth/', out: feed, ...changes }).flatMap(([name, value]) => [`--${name}`, value]),
  file,
];

test('a key is made once, for its owner alone; what it signs is believed by an app that was given its public half', () => {
  const made = run(['--new-key', key]);
  expect(made.status).toBe(0);
  expect(statSync(key).mode & 0o777).toBe(0o600);
  expect(run(['--new-key', key])).toMatchObject({ status: 1 });
  const { publicKey } = JSON.parse(made.stdout) as { readonly publicKey: string };
  expect(feedSchema.safeParse({ url: 'https://updates.example/feed.json', publicKey }).success).toBe(true);
  expect(run(signing()).status).toBe(0);
  expect(readFeed(readFileSync(feed), { publicKey, current: '0.1.0', target: 'linux-x64', seenAt: 0 })).toMatchObject({
    kind: 'newer', version: '0.2.0', file: { url: 'https://updates.example/hearth/Hearth%200.2.0.AppImage', sizeBytes: 14 },
  });
});

test('a key that lies in the repository, that others can read, or that does not open signs nothing', () => {
  const inside = resolve('out', 'feed-key.pem');
  expect(run(['--new-key', inside])).toMatchObject({ status: 1, stderr: expect.stringContaining('never lies in the repository') });
  expect(existsSync(inside)).toBe(false);
  const sealed = join(root, 'sealed.pem');
  expect(run(['--new-key', sealed], 'seven lazy kettles').status).toBe(0);
  expect(readFileSync(sealed, 'utf8')).toContain('ENCRYPTED');
  rmSync(feed, { force: true });
  expect(run(signing({ key: sealed }), 'six lazy kettles').status).toBe(1);
  expect(run(signing({ key: sealed })).status).toBe(1);
  expect(existsSync(feed)).toBe(false);
  expect(run(signing({ key: sealed }), 'seven lazy kettles').status).toBe(0);
  chmodSync(sealed, 0o644);
  expect(run(signing({ key: sealed }), 'seven lazy kettles')).toMatchObject({ status: 1, stderr: expect.stringContaining('others can read it') });
});

test.each([
  ['a version that is none', signing({ version: '0.2.0-beta' }), 1],
  ['a file that is not there', signing({}, `linux-x64=${join(root, 'none')}`), 1],
  ['plain http', signing({ base: 'http://updates.example/' }), 2],
  ['no file', signing({}, '').slice(0, -1), 2],
  ['a file without its system', signing({}, app), 2],
  ['an option that is none', ['--sign'], 2],
] as const)('%s is said, and nothing is written', (_name, args, status) => {
  rmSync(feed, { force: true });
  const said = run(args);
  expect(said.status).toBe(status);
  expect(said.stderr.trim()).not.toBe('');
  expect(existsSync(feed)).toBe(false);
});
