import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { setStartAtLogin } from '../../../main/hosts/electron/desktop/login-start.ts';

const asked: unknown[] = [];
const app = { setLoginItemSettings: (settings: unknown) => void asked.push(settings) };

test.each(['darwin', 'win32'] as const)('on %s the system is told, to start without a window', (platform) => {
  asked.length = 0;
  for (const wanted of [true, false]) setStartAtLogin({ app }, wanted, { platform, program: '/Applications/Hearth', configDir: '/nowhere' });
  expect(asked).toEqual([{ openAtLogin: true, args: ['--hidden'] }, { openAtLogin: false, args: ['--hidden'] }]);
});

test('on Linux it is a file of the person’s own, which goes again', () => {
  asked.length = 0;
  const configDir = mkdtempSync(join(tmpdir(), '围炉 config '));
  onTestFinished(() => rmSync(configDir, { recursive: true, force: true }));
  const file = join(configDir, 'autostart', 'hearth-app.desktop');
  const place = { platform: 'linux', program: '/opt/Hearth 围炉/hearth', configDir } as const;
  setStartAtLogin({ app }, true, place);
  expect(readFileSync(file, 'utf8')).toContain('Exec="/opt/Hearth 围炉/hearth" --hidden');
  setStartAtLogin({ app }, false, place);
  expect([existsSync(file), asked]).toEqual([false, []]);
});
