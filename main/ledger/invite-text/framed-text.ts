import { fromBase32, toBase32 } from './base-32.ts';
import { codeDigits, plainPasted } from './code-digits.ts';

const HEAD_BYTES = 3;
const MOST_MARKS = 16;
/** A code cut shorter than this is taken for talk about Hearth. */
const MIN_DIGITS = 40;

/** What stood behind `mark`. `isWhole`: as long as its head says. */
export type FramedText = { readonly mark: RegExpExecArray; readonly version: number | undefined; readonly isWhole: boolean; readonly bytes: Uint8Array };

const lengthOf = (head: Uint8Array): number => HEAD_BYTES + (head[1] ?? 0) * 256 + (head[2] ?? 0);

/** Up to 65,535 bytes as a text that people paste: behind its mark the version, the length in two bytes and the bytes, in base 32. */
export const framedText = (mark: string, version: number, bytes: Uint8Array): string =>
  `${mark}:${toBase32(Buffer.concat([Buffer.of(version, bytes.length >> 8, bytes.length & 255), bytes]))}`;

/** The first such text in what a person pasted. `none`: no mark at all; `cut`: marks with hardly anything behind them. */
export const findFramedText = (pasted: string, mark: RegExp): FramedText | 'none' | 'cut' => {
  const text = plainPasted(pasted);
  const marks = [...text.matchAll(mark)].slice(0, MOST_MARKS);
  for (const found of marks) {
    const digits = codeDigits(text, found.index + found[0].length, lengthOf);
    if (digits.length < MIN_DIGITS) continue;
    const bytes = fromBase32(digits);
    return { mark: found, version: bytes[0], isWhole: bytes.length === lengthOf(bytes), bytes: bytes.subarray(HEAD_BYTES) };
  }
  return marks.length > 0 ? 'cut' : 'none';
};
