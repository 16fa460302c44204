import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findBrowser, hasDisplay } from '../../../main/hosts/local/find-browser.ts';
import { userDataDir } from '../../../main/hosts/supervisor/user-data-dir.ts';

const bin = mkdtempSync(join(tmpdir(), 'programs 程序 '));
afterAll(() => rmSync(bin, { recursive: true, force: true }));
const program = (name: string, mode = 0o755) => {
  writeFileSync(join(bin, name), '');
  chmodSync(join(bin, name), mode);
};
const linux = (env: Record<string, string>) => ({ platform: 'linux' as const, env });

test('a browser is found on the path: Chromium before Chrome, and only what can be run', () => {
  const env = { PATH: ['/nowhere', bin].join(delimiter) };
  expect(findBrowser(linux(env))).toBeUndefined();
  program('google-chrome');
  expect(findBrowser(linux(env))).toBe(join(bin, 'google-chrome'));
  program('chromium');
  expect(findBrowser(linux(env))).toBe(join(bin, 'chromium'));
  expect(findBrowser(linux({ ...env, HEARTH_BROWSER: '/my own/browser' }))).toBe('/my own/browser');
  expect(findBrowser(linux({}))).toBeUndefined();
});

test('on Linux a window needs a display, elsewhere there is one', () => {
  expect([hasDisplay(linux({})), hasDisplay(linux({ DISPLAY: '' })), hasDisplay(linux({ DISPLAY: ':0' })), hasDisplay(linux({ WAYLAND_DISPLAY: 'wayland-0' }))]).toEqual([false, false, true, true]);
  expect(hasDisplay({ platform: 'darwin', env: {} })).toBe(true);
});

test('data lies where each platform keeps it', () => {
  expect(userDataDir({}, 'linux', '/home/张伟')).toBe('/home/张伟/.local/share/hearth');
  expect(userDataDir({ XDG_DATA_HOME: '/data' }, 'linux', '/home/a')).toBe('/data/hearth');
  expect(userDataDir({}, 'darwin', '/Users/a')).toBe('/Users/a/Library/Application Support/hearth');
});
