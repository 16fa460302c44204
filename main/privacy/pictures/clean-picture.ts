import { AppError, assertNever } from '#contract';
import { cleanGif } from './gif.ts';
import { cleanJpeg } from './jpeg.ts';
import { broken, type CleanPicture, type Parsed } from './picture.ts';
import { pictureFormat } from './picture-format.ts';
import { checkExtent, PICTURE_LIMITS } from './picture-limits.ts';
import { cleanPng } from './png.ts';
import { cleanWebp } from './webp.ts';

const parse = (bytes: Uint8Array): Parsed | undefined => {
  const format = pictureFormat(bytes);
  switch (format) {
    case undefined:
      return undefined;
    case 'jpeg':
      return cleanJpeg(bytes);
    case 'png':
      return cleanPng(bytes);
    case 'gif':
      return cleanGif(bytes);
    case 'webp':
      return cleanWebp(bytes);
    case 'hidden':
      throw new AppError('picture-format');
    default:
      return assertNever(format);
  }
};

/**
 * Takes out of a picture everything that is not the picture: place, device, time, words, colour profiles, thumbnails, appended files. How it is
 * turned stays. Undefined when the bytes are no picture. Fails with `picture-broken`, `picture-too-large` (size or decompression bomb) and
 * `picture-format` (HEIC, AVIF, TIFF, raw: what is inside cannot be taken out here, so they are not sent at all).
 */
export const cleanPicture = (bytes: Uint8Array): CleanPicture | undefined => {
  if (bytes.length > PICTURE_LIMITS.fileBytes) throw new AppError('picture-too-large');
  const parsed = parse(bytes);
  if (!parsed) return undefined;
  const { removed, orientation, ...picture } = parsed;
  checkExtent({ ...picture, fileBytes: bytes.length });
  // What we write ourselves must be what we would let pass: a part that hid behind our own reading is found here.
  if (picture.bytes.length > bytes.length + 64) throw broken();
  return { ...picture, turned: orientation >= 5, removed: [...removed] };
};
