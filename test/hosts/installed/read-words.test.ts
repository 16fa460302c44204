import { expect, test } from 'vitest';
import { readWords } from '../../../main/hosts/installed/read-words.ts';

test('hearth without a word, with an option, or with the empty word of a menu opens the app', () => {
  expect(readWords([])).toEqual({ kind: 'app', options: [], link: undefined });
  expect(readWords([''])).toEqual({ kind: 'app', options: [], link: undefined });
  expect(readWords(['--data-dir', '另 一个'])).toEqual({ kind: 'app', options: ['--data-dir', '另 一个'], link: undefined });
});

test('a link opens the app at it, wherever it stands and however its scheme is written', () => {
  expect(readWords(['hearth://join/ABC'])).toEqual({ kind: 'app', options: [], link: 'hearth://join/ABC' });
  expect(readWords(['--keep', 'HEARTH://join/ABC'])).toEqual({ kind: 'app', options: ['--keep'], link: 'HEARTH://join/ABC' });
  expect(readWords(['https://example.org'])).toEqual({ kind: 'command', words: ['https://example.org'] });
});

test('anything else names a command, whose own words stay as they are', () => {
  expect(readWords(['redact', '--lang', 'zh-CN', ''])).toEqual({ kind: 'command', words: ['redact', '--lang', 'zh-CN', ''] });
  expect(readWords(['--help'])).toEqual({ kind: 'help' });
  expect(readWords(['--version'])).toEqual({ kind: 'version' });
});
