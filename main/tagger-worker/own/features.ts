import type { Lexicon } from './lexicon.ts';
import { isSpace, type Unit } from './units.ts';

/** Numbers a unit has; `models/training/own/features.py` says what each is, and `expected.json` holds the two together. */
export const COLUMNS = 7;

/** A power of two. */
const BUCKETS = 16_384;
const STREET = new Set(
  'street st avenue ave road rd drive dr lane ln blvd boulevard court ct way place pl square sq highway hwy terrace parkway close crescent alley circle apt apartment suite ste unit floor flat box po building strasse straße rue via calle ulica rua vej plaza hill grove row gardens'.split(' '),
);
const LONGEST_COUNTED = 12;

/** FNV-1a over UTF-16 units (Fowler, Noll, Vo 1991): one unit more. */
const hashed = (hash: number, code: number): number => Math.imul(hash ^ code, 16_777_619);
const hashedText = (hash: number, text: string): number => {
  for (let at = 0; at < text.length; at++) hash = hashed(hash, text.charCodeAt(at));
  return hash;
};
const bucket = (hash: number): number => hash & (BUCKETS - 1);

const SEED = -2_128_831_035;
/** A bucket is that of a letter, which says of what it is, and of the characters. */
const OF = {
  character: hashedText(SEED, 'c'),
  left: hashedText(SEED, 'l'),
  right: hashedText(SEED, 'r'),
  word: hashedText(SEED, 'w'),
  prefix: hashedText(SEED, 'p'),
  suffix: hashedText(SEED, 's'),
  digits: hashedText(SEED, 'd'),
  other: hashedText(SEED, 'o'),
} as const;
/** Stands for a neighbour that is no Chinese character. */
const NO_HAN = '#'.charCodeAt(0);

const NO_PREFIX = bucket(OF.prefix);
const NO_SUFFIX = bucket(OF.suffix);

/** Three buckets, shape, class of a word, what is known of a name, what of a pair of characters or of a street; from `at` on in `rows`. */
type Row = { readonly rows: Int32Array; readonly at: number };

const fillHan = ({ rows, at }: Row, { before, code, after }: { readonly before: number; readonly code: number; readonly after: number }, lexicon: Lexicon): void => {
  const surname = lexicon.isDoubleSurname(code, after) ? 2 : lexicon.isSurname(code) ? 1 : 0;
  rows[at] = bucket(hashed(OF.character, code));
  rows[at + 1] = bucket(hashed(hashed(OF.left, before || NO_HAN), code));
  rows[at + 2] = bucket(hashed(hashed(OF.right, code), after || NO_HAN));
  rows[at + 5] = 1 + surname * 4 + lexicon.givenWeight(code);
  rows[at + 6] = (lexicon.isPair(before, code) ? 1 : 0) + (lexicon.isPair(code, after) ? 2 : 0);
};

const shapeOfWord = (word: string, lower: string): number => {
  if (word === lower) return 10;
  if (word.length > 1 && word === word.toUpperCase()) return 11;
  return word.slice(1) === word.slice(1).toLowerCase() ? 12 : 13;
};

/** @returns its shape */
const fillWord = ({ rows, at }: Row, word: string, lexicon: Lexicon): number => {
  const lower = word.toLowerCase();
  rows[at] = bucket(hashedText(OF.word, lower));
  rows[at + 1] = bucket(hashedText(OF.prefix, lower.slice(0, 3)));
  rows[at + 2] = bucket(hashedText(OF.suffix, lower.slice(-3)));
  rows[at + 4] = lexicon.classOf(lower);
  rows[at + 5] = 16 + Math.min(word.length, LONGEST_COUNTED);
  rows[at + 6] = STREET.has(lower) ? 1 : 0;
  return shapeOfWord(word, lower);
};

/** @returns its shape */
const fillNumber = ({ rows, at }: Row, digits: string): number => {
  rows[at] = bucket(hashedText(OF.digits, String(Math.min(digits.length, LONGEST_COUNTED))));
  rows[at + 1] = digits.length <= 4 ? bucket(hashedText(OF.prefix, digits.slice(0, 2))) : NO_PREFIX;
  rows[at + 2] = NO_SUFFIX;
  return Math.min(digits.length, 9);
};

/** @returns its shape */
const fillOther = ({ rows, at }: Row, character: string): number => {
  rows[at] = bucket(hashedText(OF.other, character));
  rows[at + 1] = NO_PREFIX;
  rows[at + 2] = NO_SUFFIX;
  return character === '\n' ? 14 : 15;
};

/** `COLUMNS` numbers for each unit, one unit after another. */
export const featuresOf = (text: string, units: readonly Unit[], lexicon: Lexicon): Int32Array => {
  const rows = new Int32Array(units.length * COLUMNS);
  /** The character of a unit that is Chinese, 0 of others. */
  const hanOf = (unit: Unit | undefined): number => (unit?.kind === 'han' ? text.charCodeAt(unit.start) : 0);
  units.forEach((unit, index) => {
    const row = { rows, at: index * COLUMNS };
    const { kind, start, end } = unit;
    let shape = 0;
    if (kind === 'han') fillHan(row, { before: hanOf(units[index - 1]), code: hanOf(unit), after: hanOf(units[index + 1]) }, lexicon);
    else shape = (kind === 'word' ? fillWord : kind === 'number' ? fillNumber : fillOther)(row, text.slice(start, end), lexicon);
    rows[row.at + 3] = shape * 2 + (start > 0 && isSpace(text.charCodeAt(start - 1)) ? 1 : 0);
  });
  return rows;
};
