import { HAN } from '../han.ts';

/** A word in Latin letters that is no part of an address, a key or a path. */
const LATIN_WORD = /(?<![\w@./:\u00c0-\u024f-])[A-Za-z\u00c0-\u024f]{2,}(?![\w@/:-]|\.\w)/g;
const WITHOUT_HAN = /[^\u3400-\u9fff]+/g;

/** Part of a text, in UTF-16 units. */
export type Stretch = { readonly start: number; readonly end: number };

/** So many Chinese characters beside other words say as much of them as all would. */
const BESIDE = 4;

/** Two words at least: less is no sentence that an English tagger could judge. */
export const readsLatin = (text: string): boolean => {
  const words = text.matchAll(LATIN_WORD);
  words.next();
  return words.next().done !== true;
};

/** What of a text an English tagger reads: all of it, or of a Chinese one the parts around words in Latin letters. */
export const stretchesOf = (text: string): readonly Stretch[] => {
  if (!HAN.test(text)) return [{ start: 0, end: text.length }];
  const stretches: { start: number; end: number }[] = [];
  for (const { 0: part, index } of text.matchAll(WITHOUT_HAN)) {
    if (part.search(LATIN_WORD) < 0) continue;
    const start = Math.max(0, index - BESIDE);
    const end = Math.min(text.length, index + part.length + BESIDE);
    const last = stretches.at(-1);
    if (last && start <= last.end) last.end = end;
    else stretches.push({ start, end });
  }
  return stretches;
};
