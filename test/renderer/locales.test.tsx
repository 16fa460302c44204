import { expect, it } from 'vitest';
import { ERROR_CODES } from '#contract';
import { en } from '../../renderer/app/locales/en.ts';
import { zhCN } from '../../renderer/app/locales/zh-cn.ts';

type Tree = { readonly [key: string]: string | Tree };
const flat = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : flat(value, `${path}${key}.`)));
const gaps = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/gu))].toSorted();

const english = flat(en);
const chinese = new Map(flat(zhCN));

it('both languages say the same things, none of them empty', () => {
  expect([...chinese.keys()]).toEqual(english.map(([key]) => key));
  expect([...english, ...chinese].filter(([, value]) => value.trim() === '')).toEqual([]);
});

it('both languages fill the same gaps', () => {
  expect(english.map(([key]) => [key, gaps(chinese.get(key) ?? '')])).toEqual(english.map(([key, value]) => [key, gaps(value)]));
});

it('every failure of the core has a sentence in both languages: what happened and what to do', () => {
  const isSentence = (text: string, code: string) => /[.。]$/u.test(text) && !(code.includes('-') && text.includes(code));
  expect(ERROR_CODES.filter((code) => !isSentence(en.errors[code], code) || !isSentence(zhCN.errors[code], code))).toEqual([]);
  expect(Object.keys(en.errors).toSorted()).toEqual([...ERROR_CODES, 'connection-lost'].toSorted());
});

it('Chinese sentences are Chinese', () => {
  const foreign = [...chinese].filter(([, value]) => !/[\p{Script=Han}·/：，]/u.test(value.replace(/\{\{\w+\}\}/gu, '·')));
  expect(foreign.map(([key]) => key).toSorted()).toEqual(['ai.label', 'palette.toEnglish']);
});
