import { expect, test } from 'vitest';
import { PairSet } from '../../../main/tagger-worker/own/pair-set.ts';
import { WordTable } from '../../../main/tagger-worker/own/word-table.ts';

test('a table of words knows the list of each word and no other word, beginnings, ends and neighbours among them', () => {
  const lists = ['', 'ann anna zoë', 'bob', Array.from({ length: 5_000 }, (_, at) => `w${at.toString(36)}x`).join(' '), 'straße last'];
  const table = new WordTable(lists);
  lists.forEach((words, list) => words.split(' ').filter((word) => word !== '').forEach((word) => expect([word, table.listOf(word)]).toEqual([word, list])));
  for (const word of ['', 'an', 'annab', 'nna', 'anna zoë', 'bo', 'w', 'wx', 'las', 'lasts', 'stra']) expect(table.listOf(word)).toBeUndefined();
});

test('a set of pairs has those that were added, in their order', () => {
  const pairs = new PairSet(2_000);
  const added = Array.from({ length: 2_000 }, (_, at) => [0x4e00 + (at % 50), 0x5000 + at] as const);
  for (const [first, second] of added) pairs.add(first, second);
  for (const [first, second] of added) expect([pairs.has(first, second), pairs.has(second, first), pairs.has(first + 50, second), pairs.has(0, second)]).toEqual([true, false, false, false]);
});
