const SPACE = 0x20;
const NEWLINE = 0x0a;
const ZERO = 0x30;
/** One character of Chinese in UTF-8, bytes. */
const CHARACTER_BYTES = 3;

const numberAt = (bytes: Uint8Array, from: number): number => {
  let value = 0;
  for (let at = from; at < bytes.length; at += 1) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  return value;
};

/**
 * The lines of a jieba dictionary (`word frequency tag`, UTF-8) whose word was counted at least `least` times, and all single characters.
 * Works in place: a dictionary of 5 MB made into strings would stay in memory for long.
 */
export const frequentWords = (dictionary: Buffer, least: number): Buffer => {
  let kept = 0;
  for (let at = 0; at < dictionary.length; ) {
    const newline = dictionary.indexOf(NEWLINE, at);
    const end = newline < 0 ? dictionary.length : newline + 1;
    const space = dictionary.indexOf(SPACE, at);
    if (space > at && space < end && (space - at <= CHARACTER_BYTES || numberAt(dictionary, space + 1) >= least)) {
      dictionary.copyWithin(kept, at, end);
      kept += end - at;
    }
    at = end;
  }
  return dictionary.subarray(0, kept);
};
