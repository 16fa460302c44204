import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Jieba } from '@node-rs/jieba';
import { frequentWords } from './frequent-words.ts';

/** Rarer words are cut by jieba's own guess. The 244,000 of them would cost 14 MB of memory for good. A package leaves them out. */
export const LEAST_COUNT = 10;
/** How a package brings the dictionary along, instead of the plain one. */
export const PACKED_DICTIONARY = 'dict.txt.gz';

const dictionaryIn = (folder: string): Buffer => {
  const packed = join(folder, PACKED_DICTIONARY);
  return existsSync(packed) ? gunzipSync(readFileSync(packed)) : readFileSync(join(folder, 'dict.txt'));
};

let loaded: Jieba | undefined;

/** Loading takes a quarter of a second: not before the first word is cut. */
const jieba = (): Jieba => {
  if (loaded) return loaded;
  const load = createRequire(import.meta.url);
  const { Jieba: Cutter } = load('@node-rs/jieba') as typeof import('@node-rs/jieba');
  // Not by the package's own module: that keeps this file and another of 6 MB in memory for good.
  loaded = Cutter.withDict(frequentWords(dictionaryIn(dirname(load.resolve('@node-rs/jieba'))), LEAST_COUNT));
  return loaded;
};

const isWord = (word: string): boolean => /[\p{L}\p{N}]/u.test(word);
const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The words of a text as the index keeps them: Chinese cut by jieba, also into the short words inside long ones; all in one case and width. */
export const cutWords = (text: string): string[] => jieba().cutForSearch(fold(text), true).filter(isWord);

/** The words of a question, without the short words inside long ones. */
export const cutQuery = (text: string): string[] => jieba().cut(fold(text), true).filter(isWord);
