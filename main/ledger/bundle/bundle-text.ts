import { AppError } from '#contract';
import { fromBase32, toBase32 } from '../invite-text/base-32.ts';
import { codeDigits, plainPasted } from '../invite-text/code-digits.ts';
import { MAX_BUNDLE_TEXT_BYTES } from './limits.ts';

const VERSION = 1;
const HEAD_BYTES = 3;
const MARK = /hearth-bundle\s*:/giu;
const MOST_MARKS = 16;
/** A code cut shorter than this is taken for talk about Hearth. */
const MIN_DIGITS = 40;

const lengthOf = (head: Uint8Array): number => HEAD_BYTES + (head[1] ?? 0) * 256 + (head[2] ?? 0);

/** A small bundle as a text that people paste; undefined where it is too long for a chat. */
export const bundleText = (bytes: Uint8Array): string | undefined =>
  bytes.length > MAX_BUNDLE_TEXT_BYTES ? undefined : `HEARTH-BUNDLE:${toBase32(Buffer.concat([Buffer.of(VERSION, bytes.length >> 8, bytes.length & 255), bytes]))}`;

/** Finds the bundle in what a person pasted. Fails with `bundle-not-found`, `bundle-broken` (cut off, another kind of text). */
export const findBundleText = (pasted: string): Uint8Array => {
  const text = plainPasted(pasted);
  const marks = [...text.matchAll(MARK)].slice(0, MOST_MARKS);
  for (const mark of marks) {
    const digits = codeDigits(text, mark.index + mark[0].length, lengthOf);
    const bytes = fromBase32(digits);
    if (digits.length < MIN_DIGITS) continue;
    if (bytes[0] !== VERSION) throw new AppError('bundle-newer');
    if (bytes.length !== lengthOf(bytes)) throw new AppError('bundle-broken');
    return bytes.subarray(HEAD_BYTES);
  }
  throw new AppError(marks.length > 0 ? 'bundle-broken' : 'bundle-not-found');
};
