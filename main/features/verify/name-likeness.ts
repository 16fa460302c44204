import { normalise } from '#privacy';

/** Letters of other alphabets, digits and signs that look like a Latin letter: the commonest of Unicode's confusables (UTS 39), lower case. */
const LOOKS_LIKE: readonly (readonly [letter: string, alike: string])[] = [
  ['a', 'аαɑ@'],
  ['b', 'ьβƅв'],
  ['c', 'сϲᴄ'],
  ['d', 'ԁɗ'],
  ['e', 'еєεҽ'],
  ['g', 'ɡց'],
  ['h', 'һнհ'],
  ['i', 'іιıɩlӏ1|!'],
  ['j', 'јϳ'],
  ['k', 'кκ'],
  ['m', 'мμ'],
  ['n', 'пηռ'],
  ['o', 'оοσօ0ᴏ〇'],
  ['p', 'рρ'],
  ['q', 'ԛգ'],
  ['r', 'гᴦ'],
  ['s', 'ѕꜱ$'],
  ['t', 'тτ'],
  ['u', 'υսᴜц'],
  ['v', 'ѵνᴠ'],
  ['w', 'ԝшωᴡ'],
  ['x', 'хχ'],
  ['y', 'уүγ'],
  ['z', 'ᴢ'],
];
const LETTER_OF: ReadonlyMap<string, string> = new Map(LOOKS_LIKE.flatMap(([letter, alike]) => Array.from(alike).map((one) => [one, letter] as const)));

/** Capitals that look like another letter than their small form does. */
const CAPITALS: ReadonlyMap<string, string> = new Map([
  ['Η', 'H'],
  ['Ν', 'N'],
  ['Υ', 'Y'],
]);

/** U+2800 is a blank that counts as a sign. */
const HIDDEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]/gu;
/** Accents over Latin, Greek and Cyrillic letters; a mark that makes another letter elsewhere (が) stays. */
const ACCENTS = /[\u0300-\u036f]/gu;
const BETWEEN = /[\s\p{P}\p{Z}]/gu;

/**
 * The form in which two names that look alike are the same: compatibility forms, hidden characters, case, spaces, punctuation, accents and
 * letters that look like others gone. Made to compare, never to be shown; it finds too much rather than too little (`Ali` is `AIl`).
 */
export const nameLikeness = (name: string): string => {
  const plain = normalise('PERSON', name.normalize('NFKC').replace(HIDDEN, '').replace(/[ΗΝΥ]/gu, (capital) => CAPITALS.get(capital) ?? capital));
  const alike = Array.from(plain.normalize('NFKD').replace(ACCENTS, '').normalize('NFC'), (letter) => LETTER_OF.get(letter) ?? letter).join('');
  const letters = alike.replace(BETWEEN, '').replaceAll('rn', 'm').replaceAll('vv', 'w');
  return letters === '' ? plain : letters;
};
