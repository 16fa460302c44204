import { expect, test } from 'vitest';
import { createWordSearch, isTold, wordsOf } from '../../main/privacy/text/word-search.ts';

const told = (words: string, text: string): boolean => isTold(createWordSearch([wordsOf('nothing of this'), wordsOf(words)])(text), 1);

test.each([
  ['passport|护照', 'My PASSPORT is new', true],
  ['passport|护照', '我的护照丢了', true],
  ['passport|护照', 'a passing port, 护士的照片', false],
  [' id', 'my id is', true],
  [' id', '我的id是', true],
  [' id', 'I did it', false],
  [' pin ', 'pin', true],
  [' pin ', 'spinning', false],
  [' pin ', 'pin7', true],
  ["b'day", 'my b’day', true],
  ['abcd|bc', 'xabce', true],
  ['i-94', 'an i-94 form', true],
  ['b站', 'b站的', true],
  ['b站', 'b', false],
  [' q', 'Q: 27490', true],
  [' q', 'iq', false],
  ['银行卡', '一张银行卡', true],
  ['银行卡', '银行的卡', false],
  ['账号id', '账号ID', true],
  ['code', 'KLÍČ CODE', true],
  ['klíč', 'KLÍČ', true],
])('of the words %s one is found in “%s”: %s', (words, text, expected) => {
  expect(told(words, text)).toBe(expected);
});

test('all lists are told apart in one pass, and a list without a word is not told', () => {
  const told = createWordSearch([wordsOf('she|hers'), wordsOf('he'), wordsOf('his'), wordsOf('银行|行')])('ushers 去银行');
  expect([0, 1, 2, 3].map((list) => isTold(told, list))).toEqual([true, true, false, true]);
});

test('more lists than one number has bits are told apart', () => {
  const told = createWordSearch(Array.from({ length: 70 }, (_, at) => [`word${String(at)}x`]))('word31x word32x word69x');
  expect(Array.from({ length: 70 }, (_, at) => at).filter((list) => isTold(told, list))).toEqual([31, 32, 69]);
});
