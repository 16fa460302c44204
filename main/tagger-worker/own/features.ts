import type { Lexicon } from './lexicon.ts';

/** A word, a number or a character of a text, with its offsets in UTF-16 units. */
export type Unit = { readonly start: number; readonly end: number; readonly text: string };

/** Numbers a unit has; `models/training/own/features.py` says what each is, and `expected.json` holds the two together. */
export const COLUMNS = 7;

const BUCKETS = 16_384;
const UNIT = /[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+|[0-9]+|\n|[^\sA-Za-z\u00c0-\u024f\u1e00-\u1eff0-9]/gu;
const HAN = /^[\u3400-\u9fff]/;
const LATIN = /^[A-Za-z\u00c0-\u024f\u1e00-\u1eff]/;
const DIGIT = /^[0-9]/;
const SPACE = /\s/;
const STREET = new Set(
  'street st avenue ave road rd drive dr lane ln blvd boulevard court ct way place pl square sq highway hwy terrace parkway close crescent alley circle apt apartment suite ste unit floor flat box po building strasse straße rue via calle ulica rua vej plaza hill grove row gardens'.split(' '),
);
/** Stand for the neighbour of the first unit and of the last. */
const FIRST = '^';
const LAST = '$';

/** FNV-1a over UTF-16 units (Fowler, Noll, Vo 1991). */
const bucket = (text: string): number => {
  let value = 2_166_136_261;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 16_777_619) >>> 0;
  return value % BUCKETS;
};

export const unitsOf = (text: string): readonly Unit[] =>
  Array.from(text.matchAll(UNIT), ({ 0: unit, index }) => ({ start: index, end: index + unit.length, text: unit }));

const shapeOf = (unit: string): number => {
  if (HAN.test(unit)) return 0;
  if (DIGIT.test(unit)) return Math.min(unit.length, 9);
  if (!LATIN.test(unit)) return unit === '\n' ? 14 : 15;
  if (unit === unit.toLowerCase()) return 10;
  if (unit.length > 1 && unit === unit.toUpperCase()) return 11;
  return unit.slice(1) === unit.slice(1).toLowerCase() ? 12 : 13;
};

type Around = { readonly before: string; readonly after: string; readonly shape: number };

const hanFeatures = (unit: string, { before, after, shape }: Around, lexicon: Lexicon): readonly number[] => {
  const left = `l${HAN.test(before) ? before : '#'}${unit}`;
  const right = `r${unit}${HAN.test(after) ? after : '#'}`;
  const surname = lexicon.isSurname(unit + after) ? 2 : lexicon.isSurname(unit) ? 1 : 0;
  const pair = (lexicon.isPair(before + unit) ? 1 : 0) + (lexicon.isPair(unit + after) ? 2 : 0);
  return [bucket(`c${unit}`), bucket(left), bucket(right), shape, 0, 1 + surname * 4 + lexicon.givenWeight(unit), pair];
};

const wordFeatures = (unit: string, shape: number, lexicon: Lexicon): readonly number[] => {
  const lower = unit.toLowerCase();
  const street = STREET.has(lower) ? 1 : 0;
  return [bucket(`w${lower}`), bucket(`p${lower.slice(0, 3)}`), bucket(`s${lower.slice(-3)}`), shape, lexicon.classOf(lower), 16 + Math.min(unit.length, 12), street];
};

/** `COLUMNS` numbers for each unit, one unit after another. */
export const featuresOf = (text: string, units: readonly Unit[], lexicon: Lexicon): Int32Array => {
  const rows = new Int32Array(units.length * COLUMNS);
  units.forEach(({ start, text: unit }, at) => {
    const shape = shapeOf(unit) * 2 + (SPACE.test(text.charAt(start - 1)) ? 1 : 0);
    const around = { before: units[at - 1]?.text ?? FIRST, after: units[at + 1]?.text ?? LAST, shape };
    if (HAN.test(unit)) rows.set(hanFeatures(unit, around, lexicon), at * COLUMNS);
    else if (LATIN.test(unit)) rows.set(wordFeatures(unit, shape, lexicon), at * COLUMNS);
    else if (DIGIT.test(unit)) rows.set([bucket(`d${Math.min(unit.length, 12)}`), bucket(unit.length <= 4 ? `p${unit.slice(0, 2)}` : 'p'), bucket('s'), shape, 0, 0, 0], at * COLUMNS);
    else rows.set([bucket(`o${unit}`), bucket('p'), bucket('s'), shape, 0, 0, 0], at * COLUMNS);
  });
  return rows;
};
