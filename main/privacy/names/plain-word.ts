import { isAscii } from '../text/is-ascii.ts';

export const withoutAccents = (word: string): string => (isAscii(word) ? word : word.normalize('NFD').replace(/[\u0300-\u036f]/g, ''));

/** Tom's as Tom. */
export const withoutPossessive = (word: string): string => (word.endsWith("'s") || word.endsWith('’s') ? word.slice(0, -2) : word);

const isWord = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit <= 0x20 || (unit >= 0x80 && (unit < 0xc0 || unit > 0x24f))) return false;
  }
  return true;
};

/** The words of a name, which white space parts. */
export const wordsOfName = (name: string): readonly string[] => (isWord(name) ? [name] : name.split(/\s+/));
