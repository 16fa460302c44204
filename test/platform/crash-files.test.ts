import { existsSync, linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { crashDir, eraseCrashes } from '#platform';

const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), '围炉 crashes '));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
};
const put = (file: string, text: string): string => {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  return file;
};

test('what crashes left is overwritten and gone, wherever Crashpad keeps it; its folders stay, so that the next crash is kept as well, and nothing outside is touched', () => {
  const [dataDir, elsewhere] = [folder(), folder()];
  const dir = crashDir(dataDir);
  const left = ['new/a', 'pending/1.dmp', 'pending/1.meta', 'completed/.2.dmp', 'attachments/2/log', 'stray'].map((name) => put(join(dir, name), 'the old core said 小明 lives in Berlin'));
  const settings = put(join(dir, 'settings.dat'), 'when it last looked');
  const held = join(dataDir, 'another name');
  linkSync(left[1] ?? '', held);
  const other = put(join(elsewhere, 'letter'), 'of somebody else');
  symlinkSync(other, join(dir, 'pending', 'link.dmp'));
  expect(eraseCrashes(dataDir)).toBe(true);
  expect([...left, join(dir, 'pending', 'link.dmp')].filter((file) => existsSync(file))).toEqual([]);
  expect(readFileSync(held).every((byte) => byte === 0)).toBe(true);
  expect([existsSync(settings), existsSync(join(dir, 'pending')), readFileSync(other, 'utf8')]).toEqual([true, true, 'of somebody else']);
});

test('where nothing ever crashed there is nothing to erase', () => {
  expect(eraseCrashes(folder())).toBe(true);
});
