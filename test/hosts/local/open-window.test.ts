import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openWindow } from '../../../main/hosts/local/open-window.ts';

/** The locale that a browser is started with. */
const localeOf = async (env: Readonly<Record<string, string>>): Promise<string> => {
  const dataDir = mkdtempSync(join(tmpdir(), '围炉 window '));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const browser = join(dataDir, 'browser');
  writeFileSync(browser, '#!/bin/sh\nprintf %s "$LC_ALL|$LC_CTYPE|$LANG" > "$0.said"\n');
  chmodSync(browser, 0o755);
  const { closed } = await openWindow({ browser, url: 'http://127.0.0.1/', dataDir, isRoot: false, env: { PATH: '/usr/bin:/bin', ...env } });
  await closed;
  return readFileSync(`${browser}.said`, 'utf8');
};

test.skipIf(process.platform !== 'linux')('the window has a locale in UTF-8, which Chromium needs to read the names of folders, and keeps the one it has', async () => {
  expect(await localeOf({})).toBe('C.UTF-8||');
  expect(await localeOf({ LANG: 'C' })).toBe('C.UTF-8||C');
  expect(await localeOf({ LC_ALL: 'POSIX', LANG: 'zh_CN.UTF-8' })).toBe('C.UTF-8||zh_CN.UTF-8');
  expect(await localeOf({ LANG: 'zh_CN.utf8' })).toBe('||zh_CN.utf8');
});
