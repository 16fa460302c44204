import { SIMPLIFIED_UNITS } from './traditional.ts';

/**
 * What each UTF-16 unit means to the rules, as bits: one pass over a message tells which families of rules can match at all.
 * `CHANGED` marks what the normal form replaces or drops.
 */
export const DIGIT = 1;
export const LATIN = 2;
export const UPPER = 4;
export const HAN = 8;
export const AT = 16;
export const COLON = 32;
export const SLASH = 64;
export const DOT = 128;
export const CHANGED = 256;
export const NUMERAL = 512;
export const PLUS = 1024;
/** A letter that looks like a digit: O, l, and their likes in Cyrillic and Greek. */
export const LOOKALIKE = 2048;

/** At least five digits in the whole text: from here on the normal form sets them, no single character has them. */
export const FIVE_DIGITS = 2 ** 16;

/** A run of twelve letters, digits, dashes or underscores: shorter ones are no key. */
export const LONG_WORD = 2 ** 17;
export const LONG_WORD_LENGTH = 12;
/** A run of twelve that has both a letter and a digit. */
export const LONG_MIXED_WORD = 2 ** 18;
/** A run of 26 in which + and / count as well: no wallet and no token without a known beginning is shorter. */
export const VERY_LONG_WORD = 2 ** 19;
export const VERY_LONG_WORD_LENGTH = 26;
/** A digit or an underscore in a word with letters, or a dot or a dash between two letters: without it nothing is a made-up name. */
export const MADE_UP_WORD = 2 ** 20;

/** Seven digits with at most three separators between two: telephones, documents, cards. */
export const LONG_NUMBER = 2 ** 21;
/** Ten such. */
export const TEN_DIGIT_NUMBER = 2 ** 22;
/** Thirteen with at most one: cards, Chinese IDs, IMEI. */
export const VERY_LONG_NUMBER = 2 ** 23;
/** A long number with a separator in it. */
export const GROUPED_NUMBER = 2 ** 24;
/** Ten digits without any. */
export const UNBROKEN_NUMBER = 2 ** 25;
/** A digit 0 that no digit stands before. */
export const LEADING_ZERO = 2 ** 26;
/** A letter and six digits at once: E12345678, A123456(3). */
export const LETTER_NUMBER = 2 ** 27;
/** A capital beside a digit, or one space or dash from it: plates. */
export const PLATED = 2 ** 28;

/** Ten digits in the whole text. */
export const TEN_DIGITS = 2 ** 29;
/** Twelve words of letters and digits: the key of a wallet has no fewer. */
export const MANY_WORDS = 2 ** 30;
export const MANY_WORDS_COUNT = 12;

/** In `REPLACEMENTS`: the unit vanishes from the normal form. */
export const DROPPED = 0xffff;

export const HAN_NUMERALS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    〇: '0',
    零: '0',
    一: '1',
    二: '2',
    三: '3',
    四: '4',
    五: '5',
    六: '6',
    七: '7',
    八: '8',
    九: '9',
    幺: '1',
    壹: '1',
    贰: '2',
    叁: '3',
    肆: '4',
    伍: '5',
    陆: '6',
    柒: '7',
    捌: '8',
    玖: '9',
  }),
);

/** Format characters, joiners, variation selectors, combining marks: what is put between digits to hide them. */
const DROPPED_RANGES: readonly (readonly [number, number])[] = [
  [0x00ad, 0x00ad],
  [0x0300, 0x036f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x20d0, 0x20ff],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
];

/** Where NFKC turns one unit into one ASCII unit: full-width forms, superscripts, circled digits, typographic spaces. */
const COMPATIBLE_RANGES: readonly (readonly [number, number])[] = [
  [0x00a0, 0x00ff],
  [0x2000, 0x200a],
  [0x2024, 0x202f],
  [0x2070, 0x209c],
  [0x2460, 0x24ea],
  [0x3000, 0x3000],
  [0xfe50, 0xfe6b],
  [0xff01, 0xff5e],
];

/** First digit of decimal digit blocks that NFKC leaves alone: Arabic, Persian, Devanagari, Bengali, Thai. */
const DIGIT_BLOCKS: readonly number[] = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50];
/** Dingbat digits ❶ ➀ ➊ start at 1. */
const DINGBAT_ONES: readonly number[] = [0x2776, 0x2780, 0x278a];

/** Sentence punctuation stays full-width, so that a comma after a password still ends it. */
const KEPT = new Set(['，', '！', '？', '；']);
const DASHES = '‐‑‒–—―−﹣－';

const replacementTable = (): Uint16Array => {
  const table = new Uint16Array(0x10000);
  for (const [first, last] of COMPATIBLE_RANGES) {
    for (let code = first; code <= last; code++) {
      const char = String.fromCharCode(code);
      const plain = char.normalize('NFKC');
      if (!KEPT.has(char) && plain.length === 1 && plain !== char && plain.charCodeAt(0) < 0x80) table[code] = plain.charCodeAt(0);
    }
  }
  for (const zero of DIGIT_BLOCKS) for (let digit = 0; digit < 10; digit++) table[zero + digit] = 0x30 + digit;
  for (const one of DINGBAT_ONES) for (let digit = 1; digit < 10; digit++) table[one + digit - 1] = 0x30 + digit;
  for (const [traditional, simplified] of SIMPLIFIED_UNITS) table[traditional] = simplified;
  for (const dash of DASHES) table[dash.charCodeAt(0)] = 0x2d;
  for (const [first, last] of DROPPED_RANGES) table.fill(DROPPED, first, last + 1);
  return table;
};

/** For each unit: 0 (stays), `DROPPED`, or the unit that stands for it. */
export const REPLACEMENTS: Uint16Array = replacementTable();

const classTable = (): Uint16Array => {
  const table = new Uint16Array(0x10000);
  table.fill(HAN, 0x3400, 0x9fff + 1);
  table.fill(DIGIT, 0x30, 0x3a);
  table.fill(LATIN, 0x61, 0x7b);
  table.fill(LATIN | UPPER, 0x41, 0x5b);
  table.fill(CHANGED, 0xd800, 0xdc00);
  for (const [char, bit] of [
    ['@', AT],
    [':', COLON],
    ['/', SLASH],
    ['.', DOT],
    ['+', PLUS],
  ] as const)
    table[char.charCodeAt(0)] = bit;
  for (const letter of 'OoIl\u041e\u043e\u039f\u03bf') table[letter.charCodeAt(0)] = (table[letter.charCodeAt(0)] ?? 0) | LOOKALIKE;
  for (const numeral of HAN_NUMERALS.keys()) table[numeral.charCodeAt(0)] = HAN | NUMERAL;
  for (let code = 0; code < 0x10000; code++) if (REPLACEMENTS[code] !== 0) table[code] = CHANGED;
  return table;
};

export const CLASSES: Uint16Array = classTable();
