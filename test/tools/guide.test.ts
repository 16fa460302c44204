import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en } from '../../renderer/app/locales/en.ts';
import { zhCN } from '../../renderer/app/locales/zh-cn.ts';

type Tree = { readonly [key: string]: string | Tree };
const textsOf = (tree: Tree): string[] => Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : textsOf(value)));
/** A gap in a sentence of the app is three dots in the guide. */
const asQuoted = (text: string): string => text.replaceAll(/\{\{\w+\}\}/gu, '…');
const chinese = textsOf(zhCN).map(asQuoted);
/** Every sentence of the app, in both languages. */
const SENTENCES = new Set(textsOf(en).map((text, index) => `${asQuoted(text)} = ${chinese[index] ?? ''}`));

const GUIDE = 'docs/guide';
const MOST_BYTES = 50_000;
const MOST_BYTES_TOGETHER = 1_900_000;
const pagesOf = (folder: string) => readdirSync(`${GUIDE}/${folder}`).map((page) => ({ page, text: readFileSync(`${GUIDE}/${folder}/${page}`, 'utf8') }));
const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
const picturesIn = (text: string): string[] => found(text, /!\[[^\]]*\]\(([^)]+)\)/gu);
const linksIn = (text: string): string[] => found(text, /(?<!!)\[[^\]]*\]\(([^):]+)\)/gu);
const labelsIn = (text: string): string[] => found(text, /\*\*([^*]+)\*\*/gu);
const exists = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;

it('calls everything what the app calls it, the same thing in both languages', () => {
  const [english, other] = [pagesOf('en'), pagesOf('zh')].map((pages) => pages.map(({ page, text }) => ({ page, labels: labelsIn(text) })));
  const pairs = (english ?? []).flatMap(({ page, labels }, at) => labels.map((label, index) => [page, `${label} = ${other?.[at]?.labels[index] ?? ''}`] as const));
  expect(pairs.flatMap(([page, pair]) => (SENTENCES.has(pair) ? [] : [`${page}: ${pair}`]))).toEqual([]);
});

describe.each([['en', en], ['zh', zhCN]] as const)('the guide, %s', (folder, words) => {
  const pages = pagesOf(folder);

  it('has a page for each page of the other language, with as many labels and pictures', () => {
    const shape = (name: string) => pagesOf(name).map(({ page, text }) => [page, labelsIn(text).length, picturesIn(text).map((path) => path.replace(`/${name}/`, '/'))]);
    expect(shape(folder)).toEqual(shape(folder === 'en' ? 'zh' : 'en'));
  });

  it('explains every sentence with which something fails', () => {
    const trouble = new Set(labelsIn(pages.find(({ page }) => page === 'trouble.md')?.text ?? ''));
    expect(Object.entries(words.errors).flatMap(([code, sentence]) => (trouble.has(asQuoted(sentence)) ? [] : [code]))).toEqual([]);
  });

  it('shows no picture and leads to no page that is not there', () => {
    const dead = pages.flatMap(({ page, text }) => [...picturesIn(text), ...linksIn(text)].flatMap((path) => (exists(`${GUIDE}/${folder}/${path}`) ? [] : [`${page}: ${path}`])));
    expect(dead).toEqual([]);
  });

  it('uses every picture, and all of them are small', () => {
    const used = new Set(pages.flatMap(({ text }) => picturesIn(text)));
    const sizes = readdirSync(`${GUIDE}/pictures/${folder}`).map((name) => [name, statSync(`${GUIDE}/pictures/${folder}/${name}`).size] as const);
    expect(sizes.flatMap(([name, bytes]) => (used.has(`../pictures/${folder}/${name}`) && bytes <= MOST_BYTES ? [] : [name]))).toEqual([]);
    expect(sizes.reduce((sum, [, bytes]) => sum + bytes, 0)).toBeLessThan(MOST_BYTES_TOGETHER / 2);
  });
});
