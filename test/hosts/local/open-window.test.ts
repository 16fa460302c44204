import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openWindow } from '../../../main/hosts/local/open-window.ts';

/** What a browser is started with. */
const startedWith = async (said: string, env: Readonly<Record<string, string>>): Promise<{ readonly said: string; readonly dataDir: string }> => {
  const dataDir = mkdtempSync(join(tmpdir(), '围炉 window '));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const browser = join(dataDir, 'browser');
  writeFileSync(browser, `#!/bin/sh\nprintf %s "${said}" > "$0.said"\n`);
  chmodSync(browser, 0o755);
  const { closed } = await openWindow({ browser, url: 'http://127.0.0.1/', dataDir, isRoot: false, env: { PATH: '/usr/bin:/bin', ...env } });
  await closed;
  return { said: readFileSync(`${browser}.said`, 'utf8'), dataDir };
};
const localeOf = async (env: Readonly<Record<string, string>>): Promise<string> => (await startedWith('$LC_ALL|$LC_CTYPE|$LANG', env)).said;

test.skipIf(process.platform !== 'linux')('the window has a locale in UTF-8, which Chromium needs to read the names of folders, and keeps the one it has', async () => {
  expect(await localeOf({})).toBe('C.UTF-8||');
  expect(await localeOf({ LANG: 'C' })).toBe('C.UTF-8||C');
  expect(await localeOf({ LC_ALL: 'POSIX', LANG: 'zh_CN.UTF-8' })).toBe('C.UTF-8||zh_CN.UTF-8');
  expect(await localeOf({ LANG: 'zh_CN.utf8' })).toBe('||zh_CN.utf8');
});

test.skipIf(process.platform === 'win32')('what a crash of the window leaves goes into the data directory, where Forget erases it, and not to the person’s own browser’s', async () => {
  const { said, dataDir } = await startedWith('$BREAKPAD_DUMP_LOCATION', { BREAKPAD_DUMP_LOCATION: '/elsewhere' });
  expect(said).toBe(join(dataDir, 'crashes'));
});
