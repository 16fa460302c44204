import { describe, expect, test } from 'vitest';
import { plausible } from '../../../main/privacy/taggers/plausible.ts';
import type { TaggedSpan } from '#tagger-worker';
import type { Group } from '../../../main/tagger-worker/rampart/label-groups.ts';
import { spansOfWords } from '../../../main/tagger-worker/rampart/spans-of-words.ts';

/** `Anna/person lives/none at/none …` → the text, and what is found in it. */
const read = (marked: string): readonly string[] => {
  let text = '';
  const words = marked.split(' ').map((part) => {
    const [word, group = 'none'] = part.split('/') as [string, Group?];
    const start = text === '' || /^['.,]$/.test(word) || text.endsWith("'") ? text.length : text.length + 1;
    text = text.padEnd(start) + word;
    return { start, end: text.length, group, score: 1 };
  });
  return spansOfWords(text, words).map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`);
};

describe('words that Rampart has grouped', () => {
  test('a name is one span over its words, its apostrophe and its initial', () => {
    expect(read('call Anna/person O/person \'/person Neil/person and J/person . Doe/person')).toEqual(["PERSON Anna O'Neil", 'PERSON J. Doe']);
  });

  test('a place name alone is no address, nor is a street without anything that says where in it', () => {
    expect(read('in Leeds/area')).toEqual([]);
    expect(read('on Elm/street Street/street')).toEqual([]);
    expect(read('at 12/number Elm/street Street/street , Leeds/area now')).toEqual(['ADDRESS 12 Elm Street, Leeds']);
  });

  test('words in another script are gaps, whatever label chance gave them', () => {
    expect(read('姓名/person Tom/person')).toEqual(['PERSON Tom']);
  });
});

/** What is kept of a find that covers all of `text` or the part between ⟦ and ⟧. `by`: how sure which tagger is of it. */
const kept = (marked: string, by: TaggedSpan['by'] = { rampart: 1 }, kind: TaggedSpan['kind'] = 'PERSON'): string | undefined => {
  const start = Math.max(0, marked.indexOf('⟦'));
  const end = marked.includes('⟧') ? marked.indexOf('⟧') - 1 : marked.length;
  const text = marked.replaceAll(/[⟦⟧]/g, '');
  const span = plausible(text, { start, end, kind, by });
  return span && text.slice(span.start, span.end);
};

const BOTH = { rampart: 0.95, own: 0.95 };

describe('what is believed of a tagger', () => {
  test('words in lower case at the edge of a name are cut off, particles within stay', () => {
    expect(kept('⟦saw Ysolwen Tremorrick⟧ at noon', BOTH)).toBe('Ysolwen Tremorrick');
    expect(kept('Ludwig van der Berg', BOTH)).toBe('Ludwig van der Berg');
    expect(kept("ask ⟦Auntie Marenka's⟧ neighbour", BOTH)).toBe('Marenka');
  });

  test('a word in lower case needs more than a guess', () => {
    expect(kept('rest', { rampart: 0.75, own: 0.8 })).toBeUndefined();
    expect(kept('saoirse', { rampart: 0.99, own: 0.9 })).toBe('saoirse');
    expect(kept('the ticket of ⟦xanthor⟧ please', { rampart: 0.8, own: 0.98 })).toBeUndefined();
    expect(kept('ask ⟦xanthor⟧ please', { rampart: 0.97, own: 0.98 })).toBe('xanthor');
  });

  test('what stands around a word weighs as much as how sure the taggers are', () => {
    const by = { rampart: 0.5, own: 0.85 };
    expect(kept('⟦Xanthor⟧ said he would', by)).toBe('Xanthor');
    expect(kept('call ⟦Xanthor⟧ tonight', by)).toBe('Xanthor');
    expect(kept('the ⟦Xanthor⟧ needs charging', by)).toBeUndefined();
    expect(kept('We play on ⟦Xanthor⟧ tonight', by)).toBeUndefined();
    expect(kept('票给 ⟦Xanthor⟧ 了吗', { own: 0.97 })).toBe('Xanthor');
  });

  test('a kin word alone, a shade, a car with its colour, a band and a scholar are none', () => {
    const by = { 'lac-small': 0.9, own: 0.97 };
    for (const marked of ['护工⟦阿姨⟧明天休息', '⟦墨绿⟧信箱', '谁的⟦白宝马⟧没关窗', '追的⟦小虎队⟧', '这有胖⟦大海⟧']) expect(kept(marked, by)).toBeUndefined();
    expect(kept('⟦亚当·斯密⟧那本书', { 'lac-small': 0.5, own: 0.5 })).toBeUndefined();
    for (const name of ['白晓峰', '墨秋', '阿岚', '黄队']) expect(kept(name, by)).toBe(name);
  });

  test('characters of books, words that only begin like a name, and whole clauses are none', () => {
    for (const name of ['林黛玉', '周一见', '孔子曰学而时习之', '王']) expect(kept(name, { 'lac-small': 1 })).toBeUndefined();
    expect(kept('Sherlock Holmes', BOTH)).toBeUndefined();
    expect(kept('陆沉舟', { 'lac-small': 1 })).toBe('陆沉舟');
    expect(kept('古丽米拉·阿不都', { 'lac-small': 1, own: 0.7 })).toBe('古丽米拉·阿不都');
  });

  test('an address has a number in it', () => {
    expect(kept('Tom hallway, me living', { rampart: 0.96 }, 'ADDRESS')).toBeUndefined();
    expect(kept('⟦55 Water Street rn⟧', { rampart: 1 }, 'ADDRESS')).toBe('55 Water Street');
  });
});
