import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isLoginEntryOn, keepLoginEntry, loginEntryFile, userConfigDir } from '#hosts/supervisor';

const root = mkdtempSync(join(tmpdir(), '围炉 login '));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let made = 0;
const entry = () => ({ file: loginEntryFile(join(root, `config ${(made += 1)}`), 'hearth'), program: '/usr/bin/hearth', option: '--background' });
const linesOf = (file: string): string[] => readFileSync(file, 'utf8').split('\n');

test('switched on it is one file that starts the program without a window; switched off it is gone, and off again is no failure', () => {
  const one = entry();
  expect(isLoginEntryOn(one.file)).toBe(false);
  keepLoginEntry(one, false);
  expect(existsSync(dirname(one.file))).toBe(false);
  for (const wanted of [true, true]) keepLoginEntry(one, wanted);
  expect(isLoginEntryOn(one.file)).toBe(true);
  expect(readdirSync(dirname(one.file))).toEqual(['hearth.desktop']);
  expect(linesOf(one.file)).toEqual(expect.arrayContaining(['[Desktop Entry]', 'Name[zh_CN]=围炉', 'TryExec=/usr/bin/hearth', 'Exec="/usr/bin/hearth" --background']));
  keepLoginEntry(one, false);
  expect(isLoginEntryOn(one.file)).toBe(false);
  expect(readdirSync(dirname(one.file))).toEqual([]);
});

test('a program anywhere is named so that the desktop finds it', () => {
  const odd = { ...entry(), program: String.raw`/opt/围 炉/a"b$c%d\e` };
  keepLoginEntry(odd, true);
  // As the desktop reads it: first a string, then a word in quotes with field codes.
  const value = (linesOf(odd.file).find((line) => line.startsWith('Exec=')) ?? '').slice('Exec='.length).replaceAll(String.raw`\\`, '\\');
  const word = (/^"((?:[^"\\]|\\.)*)" --background$/u.exec(value)?.[1] ?? '').replaceAll(/\\(.)/gu, '$1').replaceAll('%%', '%');
  expect(word).toBe(odd.program);
  expect(linesOf(odd.file)).toContain(String.raw`TryExec=/opt/围 炉/a"b$c%d\\e`);
});

test('switched off in the desktop’s own settings it is off, and on when switched on here again', () => {
  for (const line of ['Hidden=true', 'X-GNOME-Autostart-enabled=false']) {
    const one = entry();
    keepLoginEntry(one, true);
    writeFileSync(one.file, `${readFileSync(one.file, 'utf8')}${line}\n`);
    expect(isLoginEntryOn(one.file)).toBe(false);
    keepLoginEntry(one, true);
    expect(isLoginEntryOn(one.file)).toBe(true);
  }
});

test('what cannot be written fails and leaves nothing half done', () => {
  const blocked = entry();
  mkdirSync(join(blocked.file, 'in the way'), { recursive: true });
  for (const wanted of [true, false]) expect(() => keepLoginEntry(blocked, wanted)).toThrow('EISDIR');
  expect(readdirSync(dirname(blocked.file))).toEqual(['hearth.desktop']);
  const noFolder = entry();
  mkdirSync(join(dirname(noFolder.file), '..'), { recursive: true });
  writeFileSync(dirname(noFolder.file), 'no folder');
  expect(() => keepLoginEntry(noFolder, true)).toThrow('EEXIST');
  expect(isLoginEntryOn(noFolder.file)).toBe(false);
});

test('a link somebody laid there is replaced, and what it leads to is left alone', () => {
  const one = entry();
  const elsewhere = join(root, 'elsewhere');
  writeFileSync(elsewhere, 'of somebody');
  mkdirSync(dirname(one.file), { recursive: true });
  symlinkSync(elsewhere, one.file);
  keepLoginEntry(one, true);
  keepLoginEntry(one, false);
  expect(readFileSync(elsewhere, 'utf8')).toBe('of somebody');
});

test('the folder of settings is the one that was chosen, where that is a whole path', () => {
  expect(userConfigDir({ XDG_CONFIG_HOME: '/chosen 设置' }, '/home/me')).toBe('/chosen 设置');
  for (const chosen of [undefined, '', 'relative']) expect(userConfigDir({ XDG_CONFIG_HOME: chosen }, '/home/me')).toBe(join('/home/me', '.config'));
});
