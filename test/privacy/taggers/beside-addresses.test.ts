import { expect, test } from 'vitest';
import { besideAddresses } from '../../../main/privacy/taggers/beside-addresses.ts';

const TEXT = 'Top right, 118 Arbroath Rd and a long way from Montrose';
const address = { start: 11, end: 26, kind: 'ADDRESS', score: 0.4, by: 'tagger' } as const;
const piece = (words: string, own: number) => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length, kind: 'ADDRESS', by: { own } } as const;
};
const beside = (words: string, own: number) => besideAddresses(TEXT, [piece(words, own)], [address]).map(({ start, end }) => TEXT.slice(start, end));

test('a piece of which our own is half sure belongs to the address beside it, and to none that is further off', () => {
  expect(beside('Top right', 0.5)).toEqual(['Top right, 118 Arbroath Rd']);
  expect(beside('Top right', 0.3)).toEqual([]);
  expect(beside('Montrose', 0.7)).toEqual([]);
  expect(beside('118 Arbroath', 0.9)).toEqual([]);
});
