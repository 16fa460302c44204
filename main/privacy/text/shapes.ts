/**
 * The shape of a text: a sign for each unit. Every digit is 0, every capital A, every small letter a, every character of Han 字, every white space a space;
 * what else there is in ASCII stands for itself, and anything else is ~.
 */
export const DIGIT_SIGN = '0';
export const OTHER_SIGN = '~';
export const HAN_SIGN = '字';
export const HAN_FIRST = 0x3400;
export const HAN_LAST = 0x9fff;

const signOfUnit = (unit: number): string => {
  const char = String.fromCharCode(unit);
  if (char >= '0' && char <= '9') return DIGIT_SIGN;
  if (char >= 'A' && char <= 'Z') return 'A';
  if (char >= 'a' && char <= 'z') return 'a';
  if (unit >= HAN_FIRST && unit <= HAN_LAST) return HAN_SIGN;
  if (/\s/.test(char)) return ' ';
  return char > '\u0020' && char < '\u007f' ? char : OTHER_SIGN;
};
const ASCII_SIGNS: readonly string[] = Array.from({ length: 0x80 }, (_, unit) => signOfUnit(unit));

export const signOf = (char: string): string => ASCII_SIGNS[char.charCodeAt(0)] ?? signOfUnit(char.charCodeAt(0));

/** Every sign that some text may have, once. */
export const ALL_SIGNS: readonly string[] = [...new Set([...ASCII_SIGNS, HAN_SIGN, OTHER_SIGN])];

/** The signs of all characters from one to another. */
export const signsBetween = (first: string, last: string): readonly string[] => {
  const [from, to] = [first.charCodeAt(0), last.charCodeAt(0)];
  if (to < ASCII_SIGNS.length) return [...new Set(ASCII_SIGNS.slice(from, to + 1))];
  return from >= HAN_FIRST && to <= HAN_LAST ? [HAN_SIGN] : ALL_SIGNS;
};
