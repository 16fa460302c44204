import { expect, test } from 'vitest';
import { requiredWords } from '../../main/privacy/text/required-words.ts';

const sorted = (pattern: RegExp): readonly (readonly string[])[] => requiredWords(pattern).map((words) => words.toSorted());

test.each<[string, RegExp, readonly (readonly string[])[]]>([
  ['a word', /passport \d{8}/, [['passport ']]],
  ['one of several, with what may end them', /(?:护照|证件)(?:号码?)?是\d+/, [['护照号是', '护照号码是', '护照是', '证件号是', '证件号码是', '证件是']]],
  ['an optional letter within', /key ?code \d/, [['key code ', 'keycode ']]],
  ['an edge, where no letter can stand', /\bign(?![A-Za-z]) \w+/, [[' ign ']]],
  ['a few characters of a class, and a short range', /[微薇]信/, [['微信', '薇信']]],
  ['a short range', /code1[3-5]/, [['code13', 'code14', 'code15']]],
  ['what a look ahead requires as well', /[a-z]{3,9}(?= on discord)/, [[' on discord']]],
  ['two places, the rarer first', /pin .{0,9} mailbox/, [[' mailbox'], ['pin ']]],
  ['nothing where one way has no word', /(?:passport|\d{3})\d/, []],
  ['nothing of what may be left out', /(?:passport)?\d+(?:licence)*/, []],
  ['nothing of what must not be there', /(?<!passport)\d+(?!licence)/, []],
  ['nothing of digits alone', /1\d{4}2/, []],
  ['case apart', /Flat \d/i, [['flat ']]],
  ['only the words themselves before what is repeated', /(?:tel|phone)+\d/, [['phone', 'tel']]],
])('%s', (_what, pattern, words) => {
  expect(sorted(pattern)).toEqual(words);
});
