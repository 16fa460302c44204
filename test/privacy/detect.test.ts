import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createVault, detect, redact, restore } from '#privacy';
import { readLabelled } from '../quality/redaction/labelled.ts';

const kinds = (text: string, names: readonly string[] = []): string[] => detect(text, { names }).map(({ kind, text: found }) => `${kind} ${found}`);

describe('what detect returns', () => {
  const labelled = [...readLabelled('dev-zh.jsonl'), ...readLabelled('dev-en.jsonl')].map(({ text }) => text);
  const disguises = fc.constantFrom('', '\u200b', '😀', '　', '，', '\n', 'a\u0301', '㊀', '①');
  const texts = fc.array(fc.oneof(fc.constantFrom(...labelled), fc.string(), disguises), { maxLength: 6 }).map((parts) => parts.join(''));

  test('is sorted, without overlaps, and its offsets name its texts in the original, whatever the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const { start, end, text: found } of detect(text, { names: ['Alice', '张伟'] })) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).toBe(found);
          last = end;
        }
      }),
      { numRuns: 300 },
    );
  });

  test('can be undone: one message comes back from its own vault, but for spellings of the same thing', () => {
    const changed = labelled.filter((text) => {
      const vault = createVault('en');
      const { redacted, entities } = redact(text, { vault });
      const isPlain = new Set(entities.map(({ placeholder }) => placeholder)).size === entities.length;
      return isPlain && restore(redacted, vault) !== text;
    });
    expect(changed).toEqual([]);
  });
});

describe('the list of names', () => {
  test('finds a member in any case, between word borders, and by a part of the name as it is written', () => {
    expect(kinds('ALICE met alice, not malice; Baker too, a baker not', ['alice', 'Tom Baker'])).toEqual([
      'PERSON ALICE',
      'PERSON alice',
      'PERSON Baker',
    ]);
  });

  test('a name that is a word counts only as it is written', () => {
    expect(kinds('will you ask Will?', ['Will'])).toEqual(['PERSON Will']);
  });

  test('a Chinese member is found inside a sentence, spaced out, and by the given name', () => {
    expect(kinds('昨天王小明说，让王 小明去，小明答应了', ['王小明'])).toEqual(['PERSON 王小明', 'PERSON 王 小明', 'PERSON 小明']);
  });

  test('a nickname of one character needs a marker before it', () => {
    expect(kinds('阿福来了，福气满满', ['福'])).toEqual(['PERSON 阿福']);
  });

  test('own words are always hidden or never', () => {
    expect(detect('project Nightjar starts', { always: ['Nightjar'] }).map(({ text }) => text)).toEqual(['Nightjar']);
    expect(detect('王老师好', { never: ['王老师'] })).toEqual([]);
  });
});

describe('disguises', () => {
  test.each([
    ['full width', '１３８１２３４５６７８'],
    ['zero width', '138\u200b1234\u200c5678'],
    ['circled', '①③⑧①②③④⑤⑥⑦⑧'],
    ['mathematical', '𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖'],
    ['key caps', '13812345678'.replaceAll(/\d/g, '$&\ufe0f\u20e3')],
    ['Chinese', '一三八一二三四五六七八'],
    ['financial Chinese', '壹叁捌壹贰叁肆伍陆柒捌'],
    ['look-alikes', 'l38l2345678'],
    ['Arabic digits', '١٣٨١٢٣٤٥٦٧٨'],
    ['dots between', '138·1234·5678'],
    ['one by one', '1 3 8 1 2 3 4 5 6 7 8'],
    ['struck through', '13812345678'.replaceAll(/\d/g, '$&\u0336')],
  ])('a phone number in %s is one', (_name, phone) => {
    const [entity, ...rest] = detect(`打我 ${phone} 谢谢`);
    expect(entity).toMatchObject({ kind: 'PHONE' });
    // The last invisible mark may stay outside.
    expect(phone.length - (entity?.text.length ?? 0)).toBeLessThanOrEqual(2);
    expect(rest).toEqual([]);
  });
});

test('traditional characters and Cantonese words lead to numbers as simplified ones do, and what is found is as it was written', () => {
  expect(detect('帳號 0021764-0358192，劉先生').map(({ kind, text }) => [kind, text])).toEqual([
    ['FINANCE_NO', '0021764-0358192'],
    ['PERSON', '劉先生'],
  ]);
  expect(detect('門禁密碼係 4417#').map(({ kind, text }) => [kind, text])).toEqual([['SECRET', '4417#']]);
});
