import { expect, test } from 'vitest';
import { wordList } from '../../main/privacy/names/word-list.ts';
import { EVERYDAY_THINGS } from '../../main/privacy/names/everyday-things.ts';
import { KNOWN_CHINESE } from '../../main/privacy/names/known-chinese.ts';
import { PUBLIC_CHINESE } from '../../main/privacy/names/public-chinese.ts';
import { PUBLIC_ENGLISH } from '../../main/privacy/names/public-english.ts';
import { PUBLIC_SHORT_CHINESE } from '../../main/privacy/names/public-short-chinese.ts';
import { WORDS_TOO_CHINESE } from '../../main/privacy/names/words-too-chinese.ts';

test('a list has its words and no others, also where nothing parts them', () => {
  const words = wordList('ann|bo lee|cy', '|');
  expect(['ann', 'bo lee', 'cy', 'bo', 'ann|bo lee', ''].filter((word) => words.has(word))).toEqual(['ann', 'bo lee', 'cy']);
  expect(['甲', '乙', '甲乙'].filter((word) => wordList('甲乙', '').has(word))).toEqual(['甲', '乙']);
});

test('no list has an empty word: what stands before a message would be known to everybody', () => {
  expect([EVERYDAY_THINGS, KNOWN_CHINESE, PUBLIC_CHINESE, PUBLIC_ENGLISH, PUBLIC_SHORT_CHINESE, WORDS_TOO_CHINESE].filter((list) => list.has(''))).toEqual([]);
});
