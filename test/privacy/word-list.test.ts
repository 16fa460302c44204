import { expect, test } from 'vitest';
import { wordList } from '../../main/privacy/names/word-list.ts';

test('a list has its words and no others, also where nothing parts them', () => {
  const words = wordList('ann|bo lee|cy', '|');
  expect(['ann', 'bo lee', 'cy', 'bo', 'ann|bo lee', ''].filter((word) => words.has(word))).toEqual(['ann', 'bo lee', 'cy']);
  expect(['甲', '乙', '甲乙'].filter((word) => wordList('甲乙', '').has(word))).toEqual(['甲', '乙']);
});
