import { AppError } from '#contract';
import { type CleanPicture, cleanPicture } from '#privacy';
import { cameraExif, gifWith, phonePhoto, PNG, pngChunk, pngWith, WEBP, webpChunk, webpWith } from '../pictures.ts';
import { diceFor, type FuzzPart, holds } from './fuzz-part.ts';
import { mutate } from './mutate.ts';

const TRIES = 500;
const SAMPLES = [phonePhoto(), PNG, pngWith([pngChunk('eXIf', cameraExif(6))]), WEBP, webpWith([webpChunk('EXIF', cameraExif(6))]), gifWith({ frames: 3 })];

const clean = (bytes: Uint8Array): CleanPicture | undefined => {
  try {
    return cleanPicture(bytes);
  } catch (error) {
    holds(error instanceof AppError, `a picture brought the parser down: ${String(error)}`);
    return undefined;
  }
};

/** Damaged pictures: refused with a sentence, or clean; and what is clean stays as it is. */
export const pictures: FuzzPart = {
  name: 'pictures',
  tries: TRIES,
  run: async (seed) => {
    const dice = diceFor('pictures', seed);
    for (let count = 0; count < TRIES; count += 1) {
      const found = clean(mutate(SAMPLES[count % SAMPLES.length] ?? PNG, dice));
      const again = found && clean(found.bytes);
      if (found) holds(again !== undefined && again.removed.length === 0 && Buffer.compare(again.bytes, found.bytes) === 0, 'a clean picture was cleaned again');
    }
  },
};
