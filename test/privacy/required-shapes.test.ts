import { expect, test } from 'vitest';
import { requiredShapes } from '../../main/privacy/text/required-shapes.ts';
import { createShapeSearch } from '../../main/privacy/text/shape-search.ts';
import { isTold } from '../../main/privacy/text/word-search.ts';

const sorted = (pattern: RegExp): readonly (readonly string[])[] => requiredShapes(pattern).map((shapes) => shapes.toSorted());

test.each<[string, RegExp, readonly (readonly string[])[]]>([
  ['digits and what parts them', /(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)/, [['000-00-0000']]],
  ['capitals, and those that may be left out', /[A-Z]{1,2}\d \d[A-Z]{2}/, [['A0 0AA', 'AA0 0AA']]],
  ['digits of a pattern as any digits', /1[3-9]\d{4}/, [['000000']]],
  ['the shortest of many', /\d{6,20}x/, [['000000']]],
  ['a class of letters and digits', /[A-Z\d]\/[A-Z]{2}/, [['0/AA', 'A/AA']]],
  ['either case where case is nothing', /#[a-f]\d\d/i, [['#A00', '#a00']]],
  ['nothing of letters where case is nothing', /ext ?\d{2}/i, [[' 00', '00']]],
  ['Han as one sign', /[\u4e00-\u9fff]\d{2}号/, [['字00字']]],
  ['white space as a space', /\d:\s\d/, [['0: 0']]],
  ['one of several', /\d{4}-\d|#\d{3}/, [['#000', '0000-0']]],
  ['nothing where one way has no shape', /\d{4}|.{3}/, []],
  ['nothing of words', /passport is [a-z]+/, []],
  ['nothing of what must not be there', /(?<!\d{4}-)[a-z]+(?!-\d{4})/, []],
])('%s', (_what, pattern, shapes) => {
  expect(sorted(pattern)).toEqual(shapes);
});

test.each([
  ['000-00', 'tel 555-0123', true],
  ['000-00', 'tel 55-0123', false],
  ['A0 0A', 'SW1A 1AA or M1 1AE', true],
  ['A0 0A', 'm1 1ae', false],
  ['字00', '约在12点', true],
  ['~0', '£5', true],
  ['0000|0-0', '12-34', true],
  ['00000', '2024', false],
])('of the shapes %s one is found in “%s”: %s', (shapes, text, expected) => {
  expect(isTold(createShapeSearch([['nothing'], shapes.split('|')])(text), 1)).toBe(expected);
});

test('a text that matches has every shape and every list that its pattern requires', () => {
  const patterns = [/\d{3}[ -]?\d{3}[ -]\d{4}/, /[A-Z]{2}\d{2}[ -]?[A-Za-z\d]{4}/, /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}/, /[A-Za-z\d]_[\u4e00-\u9fff]/];
  const texts = ['555 123 4567', 'call 555123-4567!', 'GB82 WEST 1234', 'it is 10.0.0.1', 'wx_小鱼', 'nothing 12'];
  for (const pattern of patterns) {
    const lists = requiredShapes(pattern);
    expect(lists.length).toBeGreaterThan(0);
    const search = createShapeSearch(lists);
    for (const text of texts.filter((one) => pattern.test(one))) expect(lists.every((_, list) => isTold(search(text), list))).toBe(true);
  }
});
