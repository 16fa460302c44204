import { expect, test } from 'vitest';
import { acceptedLanguage, languageOfLocale, terminalLanguage } from '#hosts/supervisor';

test.each([
  ['zh_CN.UTF-8', 'zh-CN'], ['zh-Hans-CN', 'zh-CN'], ['ZH-tw', 'zh-CN'], ['zh', 'zh-CN'], ['en_GB.UTF-8', 'en'], ['fr', 'en'], ['zha', 'en'], ['', 'en'],
])('a system in %j is spoken to in %s', (locale, language) => {
  expect(languageOfLocale(locale)).toBe(language);
});

test.each([
  ['LANG alone', { LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
  ['LC_ALL before LANG', { LC_ALL: 'en_US.UTF-8', LANG: 'zh_CN.UTF-8' }, 'en'],
  ['LC_MESSAGES before LANG', { LC_MESSAGES: 'zh_CN.UTF-8', LANG: 'en_US.UTF-8' }, 'zh-CN'],
  ['an empty LC_ALL as if it were absent', { LC_ALL: '', LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
  ['LANGUAGE before the locale', { LANG: 'en_US.UTF-8', LANGUAGE: 'zh_CN:en' }, 'zh-CN'],
  ['the first of LANGUAGE that we speak', { LANG: 'de_DE.UTF-8', LANGUAGE: 'de:zh:en' }, 'zh-CN'],
  ['LANGUAGE without one of ours: the locale', { LANG: 'zh_CN.UTF-8', LANGUAGE: 'de' }, 'zh-CN'],
  ['no LANGUAGE in the plain locale', { LANG: 'C.UTF-8', LANGUAGE: 'zh_CN' }, 'en'],
  ['nothing at all', {}, 'en'],
])('a terminal goes by %s', (_name, env, language) => {
  expect(terminalLanguage(env)).toBe(language);
});

test.each([
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'], ['en-US,en;q=0.9,zh;q=0.8', 'en'], ['en;q=0.2, zh-TW;q=0.7', 'zh-CN'], ['fr-FR,fr,zh;q=0.1', 'zh-CN'],
  ['zh;q=0, en;q=0.1', 'en'], ['*', 'en'], ['', 'en'], [undefined, 'en'], ['zh;q=nonsense', 'zh-CN'], [`${'x,'.repeat(100_000)}zh`, 'en'],
])('a browser that asks for %j is answered in %s', (header, language) => {
  expect(acceptedLanguage(header)).toBe(language);
});
