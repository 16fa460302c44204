import { expect, test } from 'vitest';
import { createWordSearch, wordsOf } from '../../main/privacy/text/word-search.ts';

const told = (words: string, text: string): boolean => createWordSearch([wordsOf('nothing of this'), wordsOf(words)])(text)[1] === 1;

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
])('of the words %s one is found in “%s”: %s', (words, text, expected) => {
  expect(told(words, text)).toBe(expected);
});

test('all lists are told apart in one pass, and a list without a word stays 0', () => {
  expect([...createWordSearch([wordsOf('she|hers'), wordsOf('he'), wordsOf('his'), wordsOf('银行|行')])('ushers 去银行')]).toEqual([1, 1, 0, 1]);
});
