import { tooLarge } from './picture.ts';

/** What a picture may ask of the machine that shows it. */
export const PICTURE_LIMITS = {
  fileBytes: 50_000_000,
  side: 65_535,
  /** Of one frame: 64 million, 256 MB decoded. */
  pixels: 64_000_000,
  frames: 3_000,
  /** Of all frames together. */
  allPixels: 1_000_000_000,
  /** Progressive scans of a JPEG: each is decoded over the whole picture. */
  scans: 100,
  /** Decoded bytes for each stored one, in pictures above `unsuspiciousBytes` decoded: a bomb is a huge picture in a tiny file. */
  ratio: 2_000,
  unsuspiciousBytes: 64_000_000,
} as const;

const BYTES_PER_PIXEL = 4;

type Extent = { readonly width: number; readonly height: number; readonly frames: number; readonly fileBytes: number };

/** Fails with `picture-too-large`. */
export const checkExtent = ({ width, height, frames, fileBytes }: Extent): void => {
  const pixels = width * height;
  const decoded = pixels * frames * BYTES_PER_PIXEL;
  const { side, ratio, unsuspiciousBytes } = PICTURE_LIMITS;
  const fits = width > 0 && height > 0 && width <= side && height <= side && pixels <= PICTURE_LIMITS.pixels;
  const isBomb = decoded > unsuspiciousBytes && decoded / fileBytes > ratio;
  if (!fits || frames > PICTURE_LIMITS.frames || pixels * frames > PICTURE_LIMITS.allPixels || isBomb) throw tooLarge();
};
