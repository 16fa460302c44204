import { expect, test } from 'vitest';
import { readsLatin, stretchesOf } from '../../../main/tagger-worker/rampart/stretches.ts';

const read = (text: string): readonly string[] => stretchesOf(text).map(({ start, end }) => text.slice(start, end));

test('an English tagger reads all of an English text, and of a Chinese one what stands around words in Latin letters', () => {
  expect(read('meet Tom at 12 Elm Street 😀')).toEqual(['meet Tom at 12 Elm Street 😀']);
  expect(read('下周三晚上七点我们在老地方等Tom Wilson，他说会从公司直接过来，别忘了叫上Anna')).toEqual(['老地方等Tom Wilson，他说会从', '忘了叫上Anna']);
  expect(read('请寄到Flat 12, 61 Portland Street, Leeds谢谢')).toEqual(['请寄到Flat 12, 61 Portland Street, Leeds谢谢']);
});

test('parts that stand close together are read as one, numbers and single letters alone are not read', () => {
  expect(read('Tom说Anna会来')).toEqual(['Tom说Anna会来']);
  expect(read('二楼的 A 座 1204 号房间里')).toEqual([]);
});

test('a text is for it where two words in Latin letters are, and addresses, keys and paths are none', () => {
  expect(readsLatin('跟 Tom 说 hello')).toBe(true);
  expect(readsLatin('跟 Tom 说')).toBe(false);
  expect(readsLatin('写给 tom@mail.example.org 和 src/main.ts')).toBe(false);
});
