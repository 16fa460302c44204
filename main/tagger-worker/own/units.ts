import { isHan } from '../han.ts';

/** What a unit is made of: one Chinese character, letters, digits, or one other character. */
export type UnitKind = 'han' | 'word' | 'number' | 'other';

/** A word, a number or a character of a text, with its offsets in UTF-16 units. */
export type Unit = { readonly start: number; readonly end: number; readonly kind: UnitKind };

const NEWLINE = 10;

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
/** Latin letters, those with marks among them (and × and ÷, as it was trained). */
const isLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0xc0 && code <= 0x24f) || (code >= 0x1e00 && code <= 0x1eff);

/** `\s` of ECMAScript. */
export const isSpace = (code: number): boolean => {
  if (code <= 0x20) return code === 0x20 || (code >= 9 && code <= 13);
  if (code < 0xa0 || isHan(code)) return false;
  return code === 0xa0 || code === 0x1680 || (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000 || code === 0xfeff;
};

/** Where the run of characters that begins at `from` ends. */
const runEnd = (text: string, from: number, isOfIt: (code: number) => boolean): number => {
  let end = from + 1;
  while (end < text.length && isOfIt(text.charCodeAt(end))) end += 1;
  return end;
};

const unitAt = (text: string, start: number, code: number): Unit => {
  if (isHan(code)) return { start, end: start + 1, kind: 'han' };
  if (isLetter(code)) return { start, end: runEnd(text, start, isLetter), kind: 'word' };
  if (isDigit(code)) return { start, end: runEnd(text, start, isDigit), kind: 'number' };
  return { start, end: start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1), kind: 'other' };
};

/** All of a text but its spaces; a new line is a unit. */
export const unitsOf = (text: string): readonly Unit[] => {
  const units: Unit[] = [];
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (isSpace(code) && code !== NEWLINE) at += 1;
    else {
      const unit = unitAt(text, at, code);
      units.push(unit);
      at = unit.end;
    }
  }
  return units;
};
