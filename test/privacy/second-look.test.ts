import { describe, expect, test } from 'vitest';
import { detect, type Seen } from '#privacy';

const person = (words: string): Seen => ({ kind: 'PERSON', words });
const address = (words: string): Seen => ({ kind: 'ADDRESS', words });
const found = (text: string, seen: readonly Seen[], tagged: { readonly start: number; readonly end: number; readonly own: number; readonly kind?: Seen['kind'] }[] = []) =>
  detect(text, { seen: () => seen, tagged: () => ({ spans: tagged.map(({ start, end, own, kind = 'PERSON' }) => ({ start, end, kind, by: { own } })), isWhole: false }) })
    .filter(({ by }) => by === 'model')
    .map(({ kind, text: words, score }) => `${kind} ${words} ${score}`);

describe('what a model names in a text', () => {
  test('is masked in any case, as a whole word, wherever it stands', () => {
    const everywhere = [{ start: 0, end: 60, own: 0.85 }];
    expect(found('zwetlanka, Zwetlanka and zwetlankan: ask ZWETLANKA', [person('Zwetlanka')], everywhere)).toEqual(['PERSON zwetlanka 0.4', 'PERSON Zwetlanka 0.4', 'PERSON ZWETLANKA 0.4']);
  });

  test('is masked where a tagger saw something too, and was not sure enough by itself; alone it is no name', () => {
    const text = 'give the keys to Zwetlanka please';
    expect(found(text, [])).toEqual([]);
    expect(found(text, [person('Zwetlanka')])).toEqual([]);
    expect(found(text, [person('Zwetlanka')], [{ start: 17, end: 26, own: 0.85 }])).toEqual(['PERSON Zwetlanka 0.4']);
    expect(found('the possum is back', [person('possum')])).toEqual([]);
  });

  test('is none where everybody knows it, it is a title, or it is not in the text', () => {
    for (const [text, words] of [['老师说要带彩笔', '老师'], ['小哥你几点到', '小哥'], ['Kind regards, the Head of Sales', 'Head of Sales'], ['nothing here', 'Ottoline'], ['so far away', '']] as const)
      expect(found(text, [person(words)])).toEqual([]);
  });

  test('is no address without a number, behind commas or with the number of an order', () => {
    for (const [text, words] of [['退款原路返回,订单号20270318114500932', '退款原路返回,订单号20270318114500932'], ['meet at the north gate', 'the north gate']] as const)
      expect(found(text, [address(words)])).toEqual([]);
  });

  test('takes no mask away, nor does it change one', () => {
    const text = 'call 138 1234 5678 or mail otto@example.com';
    const kinds = (seen: readonly Seen[]) => detect(text, { seen: () => seen }).map(({ kind, start, end }) => `${kind} ${start} ${end}`);
    for (const words of ['otto', text, '138 1234', 'mail otto@example.com']) expect(kinds([person(words), address(words)])).toEqual(kinds([]));
  });

  test('once taken it is masked again without being asked about', () => {
    expect(found('the possum is back', [{ ...person('possum'), isAccepted: true }])).toEqual(['PERSON possum 0.4']);
  });

  test('holds what looks like a pattern for words, and costs time only in the length of the text', () => {
    expect(found('a (b+)+ c', [person('(b+)+'), person('.*'), person('[')])).toEqual([]);
    const long = 'a'.repeat(50_000);
    const before = process.cpuUsage();
    found(`${long} Zwetlanka`, Array.from({ length: 24 }, () => person('(a+)+$')));
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(5_000);
  });
});
