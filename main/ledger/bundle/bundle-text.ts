import { AppError } from '#contract';
import { findFramedText, framedText } from '../invite-text/framed-text.ts';
import { MAX_BUNDLE_TEXT_BYTES } from './limits.ts';

const VERSION = 1;
const MARK = /hearth-bundle\s*:/giu;

/** A small bundle as a text that people paste; undefined where it is too long for a chat. */
export const bundleText = (bytes: Uint8Array): string | undefined => (bytes.length > MAX_BUNDLE_TEXT_BYTES ? undefined : framedText('HEARTH-BUNDLE', VERSION, bytes));

/** Finds the bundle in what a person pasted. Fails with `bundle-not-found`, `bundle-newer`, `bundle-broken` (cut off). */
export const findBundleText = (pasted: string): Uint8Array => {
  const found = findFramedText(pasted, MARK);
  if (found === 'none') throw new AppError('bundle-not-found');
  if (found === 'cut') throw new AppError('bundle-broken');
  if (found.version !== VERSION) throw new AppError('bundle-newer');
  if (!found.isWhole) throw new AppError('bundle-broken');
  return found.bytes;
};
