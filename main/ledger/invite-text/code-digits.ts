import { base32Digit, fromBase32 } from './base-32.ts';

const MAX_PASTED = 200_000;
/** Invisible characters that chats insert: joiners, marks, variation selectors. */
const INVISIBLE = /[\p{Cf}\p{Mn}]/gu;
/** What a chat may put between the characters of a code when it wraps, quotes or formats it. */
const IGNORED = /[\s\-_>|*`~]/u;
/** Version and length come first: so many digits tell how many follow. */
const HEAD_DIGITS = 5;

/** What a person pasted, without what chats do to it: full-width letters, zero-width characters, too much of it. */
export const plainPasted = (pasted: string): string => pasted.slice(0, MAX_PASTED).normalize('NFKC').replace(INVISIBLE, '');

/**
 * The digits (base 32) of a code that begins at `start`, up to the length that they themselves announce: `lengthOf` tells it from the first
 * three bytes. What follows (a tracking tail, more words) is not read.
 */
export const codeDigits = (text: string, start: number, lengthOf: (head: Uint8Array) => number): number[] => {
  const digits: number[] = [];
  let wanted = Number.POSITIVE_INFINITY;
  for (let at = start; at < text.length && digits.length < wanted; at += 1) {
    const character = text.charAt(at);
    if (IGNORED.test(character)) continue;
    const digit = base32Digit(character);
    if (digit === undefined) break;
    digits.push(digit);
    if (digits.length === HEAD_DIGITS) wanted = Math.ceil((lengthOf(fromBase32(digits)) * 8) / 5);
  }
  return digits;
};
