import {
  CHANGED,
  CLASSES,
  DIGIT,
  DOT,
  DROPPED,
  FIVE_DIGITS,
  GROUPED_NUMBER,
  HAN_NUMERALS,
  LATIN,
  LEADING_ZERO,
  LETTER_NUMBER,
  LONG_MIXED_WORD,
  LONG_NUMBER,
  LONG_WORD,
  LONG_WORD_LENGTH,
  LOOKALIKE,
  MADE_UP_WORD,
  MANY_WORDS,
  MANY_WORDS_COUNT,
  NUMERAL,
  PLATED,
  PLUS,
  REPLACEMENTS,
  SLASH,
  TEN_DIGIT_NUMBER,
  TEN_DIGITS,
  UNBROKEN_NUMBER,
  UPPER,
  VERY_LONG_NUMBER,
  VERY_LONG_WORD,
  VERY_LONG_WORD_LENGTH,
} from './character-classes.ts';

/**
 * A text as the rules read it: full-width, circled, Chinese and look-alike digits as ASCII digits, traditional characters simplified, invisible characters gone.
 * `starts[i]` is where unit `i` came from in the source; undefined when both have the same units at the same places.
 */
export type NormalForm = { readonly text: string; readonly signals: number; readonly starts: Uint32Array | undefined };

type Rewritten = { readonly text: string; readonly starts: Uint32Array | undefined };

/** 𝟎–𝟿 (five styles of ten), 🄀 and the like are not worth more. */
const MATH_DIGIT_FIRST = 0x1d7ce;
const MATH_DIGIT_LAST = 0x1d7ff;
const TEXT_CHUNK = 8_192;

const textOf = (units: Uint16Array): string => {
  let text = '';
  for (let at = 0; at < units.length; at += TEXT_CHUNK) text += String.fromCharCode(...units.subarray(at, at + TEXT_CHUNK));
  return text;
};

const rewrite = (source: string): Rewritten => {
  const units = new Uint16Array(source.length);
  const starts = new Uint32Array(source.length);
  let length = 0;
  let shifted = false;
  for (let at = 0; at < source.length; at++) {
    const unit = source.charCodeAt(at);
    const replacement = REPLACEMENTS[unit] ?? 0;
    if (replacement === DROPPED) {
      shifted = true;
      continue;
    }
    starts[length] = at;
    const point = unit === 0xd835 ? (source.codePointAt(at) ?? 0) : 0;
    if (point >= MATH_DIGIT_FIRST && point <= MATH_DIGIT_LAST) {
      units[length++] = 0x30 + ((point - MATH_DIGIT_FIRST) % 10);
      shifted = true;
      at++;
    } else units[length++] = replacement || unit;
  }
  return { text: textOf(units.subarray(0, length)), starts: shifted ? starts.subarray(0, length) : undefined };
};

const FEWEST_NUMERALS = 3;
const FEWEST_LOOKALIKES = 7;
const DASH = 0x2d;
const NUMERAL_RUN = /[\d〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖](?:[ -]?[\d〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]){2,}/g;
const HAN_NUMERAL = /[〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]/g;

/** Whether so many digits and what stands in for them follow each other, one of the latter at least, with no more than a space or a dash between two. */
const hasDisguised = (text: string, standIn: number, least: number): boolean => {
  let run = 0;
  let classes = 0;
  let isGap = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const bits = CLASSES[unit] ?? 0;
    if ((bits & (DIGIT | standIn)) !== 0) {
      classes |= bits;
      isGap = false;
      if (++run >= least && (classes & standIn) !== 0) return true;
    } else if (run > 0 && !isGap && (unit === 0x20 || unit === DASH)) isGap = true;
    else run = classes = 0;
  }
  return false;
};

/** 一三八零零… is a number written out; 一三 or 3一起 is not. */
const numeralsAsDigits = (text: string): string =>
  text.replace(NUMERAL_RUN, (run) => {
    const isSeparated = /[ -]/.test(run);
    const isMixed = /\d/.test(run);
    const enough = isSeparated || isMixed ? 7 : 3;
    return run.replace(/[ -]/g, '').length < enough ? run : run.replace(HAN_NUMERAL, (numeral) => HAN_NUMERALS.get(numeral) ?? numeral);
  });

const LOOKALIKE_LETTER = /[OoIl\u041e\u043e\u039f\u03bf]/;
const LOOKALIKE_RUN = /(?<![A-Za-z0-9_])[0-9OoIl\u041e\u043e\u039f\u03bf](?:-?[0-9OoIl\u041e\u043e\u039f\u03bf]){6,23}(?![A-Za-z0-9_])/g;

/** l38OOl38OOO: letters that pose as digits within what is otherwise a number. */
const lookalikesAsDigits = (text: string): string =>
  text.replace(LOOKALIKE_RUN, (run) => {
    if (!LOOKALIKE_LETTER.test(run)) return run;
    const letters = run.replace(/[\d-]/g, '').length;
    const digits = run.replace(/\D/g, '').length;
    if (digits < 3 || (letters > digits && run.length !== 11)) return run;
    return run.replace(/[Il]/g, '1').replace(/[Oo\u041e\u043e\u039f\u03bf]/g, '0');
  });

/** Space . - ( ) · / between the digits of one number. */
const isSeparator = (unit: number): boolean => unit === 0x20 || (unit >= 0x28 && unit <= 0x2f && unit !== 0x2a && unit !== 0x2b && unit !== 0x2c) || unit === 0xb7;

const UNDERSCORE = 0x5f;
const WIDEST_GAP = 3;

/** What the words of a text are like: keys and made-up names. */
const wordSignalsOf = (text: string): number => {
  let signals = 0;
  /** How many words there are, the length and the classes of the one so far, that of a key, and the classes of a name, with the letter before a dot or a dash. */
  let words = 0;
  let word = 0;
  let wordBits = 0;
  let key = 0;
  let nameBits = 0;
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const bits = CLASSES[unit] ?? 0;
    const isPlain = (bits & (DIGIT | LATIN)) !== 0;
    if (isPlain || unit === DASH || unit === UNDERSCORE) {
      if (++word === 1 && ++words === MANY_WORDS_COUNT) signals |= MANY_WORDS;
      wordBits |= bits;
      if (word >= LONG_WORD_LENGTH) signals |= (wordBits & DIGIT) !== 0 && (wordBits & LATIN) !== 0 ? LONG_WORD | LONG_MIXED_WORD : LONG_WORD;
    } else word = wordBits = 0;
    key = word > 0 || (bits & (PLUS | SLASH)) !== 0 ? key + 1 : 0;
    if (key === VERY_LONG_WORD_LENGTH) signals |= VERY_LONG_WORD;
    if (isPlain || unit === UNDERSCORE) {
      nameBits |= unit === UNDERSCORE ? DIGIT : bits;
      if ((nameBits & DIGIT) !== 0 && (nameBits & LATIN) !== 0) signals |= MADE_UP_WORD;
      if ((bits & LATIN) !== 0 && before === 2) signals |= MADE_UP_WORD;
      before = (bits & LATIN) !== 0 ? 1 : 0;
    } else if (unit === DASH || (bits & DOT) !== 0) before = before === 1 ? 2 : 0;
    else nameBits = before = 0;
  }
  return signals;
};

const signalsOf = (text: string): number => {
  let signals = 0;
  let digits = 0;
  /** Digits of the number so far with wide gaps, with narrow ones and with none, how many at once after a letter, and how far the last digit and capital are. */
  let wide = 0;
  let narrow = 0;
  let unbroken = 0;
  let isGrouped = false;
  let afterLetter = -1;
  let sinceDigit = WIDEST_GAP + 1;
  let sinceUpper = 2;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const bits = CLASSES[unit] ?? 0;
    signals |= bits;
    if (bits & DIGIT) {
      digits++;
      isGrouped = sinceDigit <= WIDEST_GAP && (isGrouped || sinceDigit > 0);
      wide = sinceDigit <= WIDEST_GAP ? wide + 1 : 1;
      narrow = sinceDigit <= 1 ? narrow + 1 : 1;
      unbroken = sinceDigit === 0 ? unbroken + 1 : 1;
      if (sinceDigit > 0 && unit === 0x30) signals |= LEADING_ZERO;
      if (afterLetter >= 0 && ++afterLetter === 6) signals |= LETTER_NUMBER;
      if (wide >= 7) signals |= isGrouped ? LONG_NUMBER | GROUPED_NUMBER : LONG_NUMBER;
      if (wide === 10) signals |= TEN_DIGIT_NUMBER;
      if (narrow === 13) signals |= VERY_LONG_NUMBER;
      if (unbroken === 10) signals |= UNBROKEN_NUMBER;
      if (sinceUpper <= 1) signals |= PLATED;
      sinceDigit = 0;
      sinceUpper = 2;
    } else {
      afterLetter = bits & LATIN ? 0 : -1;
      if (bits & UPPER) {
        if (sinceDigit <= 1) signals |= PLATED;
        sinceUpper = 0;
      } else sinceUpper = unit === 0x20 || unit === DASH ? sinceUpper + 1 : 2;
      sinceDigit = isSeparator(unit) ? sinceDigit + 1 : WIDEST_GAP + 1;
    }
  }
  if (signals & (LATIN | DIGIT)) signals |= wordSignalsOf(text);
  if (digits >= 10) signals |= TEN_DIGITS;
  return digits >= 5 ? signals | FIVE_DIGITS : signals;
};

/** The form that rules match, in linear time. */
export const toNormalForm = (source: string): NormalForm => {
  let signals = signalsOf(source);
  let form: Rewritten = { text: source, starts: undefined };
  if (signals & CHANGED) {
    form = rewrite(source);
    signals = signalsOf(form.text);
  }
  let { text } = form;
  if ((signals & NUMERAL) !== 0 && hasDisguised(text, NUMERAL, FEWEST_NUMERALS)) text = numeralsAsDigits(text);
  if ((signals & LATIN) !== 0 && (signals & FIVE_DIGITS) !== 0 && hasDisguised(text, LOOKALIKE, FEWEST_LOOKALIKES)) text = lookalikesAsDigits(text);
  return { text, starts: form.starts, signals: text === form.text ? signals : signalsOf(text) };
};

/** Where a span of the normal form lies in its source. */
export const sourceStart = (form: NormalForm, at: number): number => form.starts?.[at] ?? at;

/** End (exclusive) in the source: after the last unit of the span, without the invisible characters that follow it. */
export const sourceEnd = (form: NormalForm, source: string, end: number): number => {
  const last = form.starts?.[end - 1];
  if (last === undefined) return end;
  return last + ((source.codePointAt(last) ?? 0) > 0xffff && form.starts?.[end] !== last + 1 ? 2 : 1);
};
