import { AppError } from '#contract';
import type { DeviceKeys } from '../crypto/device-keys.ts';
import { Malformed } from '../wire/bytes.ts';
import { type BundleContent, decodeContent } from './bundle-content.ts';
import { openFile, readFile } from './bundle-file.ts';

const decode = (plain: Uint8Array): BundleContent => {
  try {
    return decodeContent(plain);
  } catch (error) {
    if (error instanceof Malformed) throw new AppError('bundle-refused', {}, { cause: error });
    throw error;
  }
};

/**
 * Finds the circle whose keys open a bundle: no one can tell from outside. Fails as `readFile`; with `bundle-foreign` where none does, and with
 * `bundle-refused` where it was sealed by somebody who did not sign what is inside.
 */
export const openBundle = <Circle>(bytes: Uint8Array, circles: Iterable<readonly [Circle, Pick<DeviceKeys, 'sealing'>]>): { readonly circle: Circle; readonly content: BundleContent } => {
  const file = readFile(bytes);
  for (const [circle, keys] of circles) {
    const plain = openFile(file, keys);
    if (plain) return { circle, content: decode(plain) };
  }
  throw new AppError('bundle-foreign');
};
