import { describe, expect, it, onTestFailed } from 'vitest';
import { AppError } from '#contract';
import { fraction } from '../../main/platform/index.ts';
import { type CleanPicture, cleanPicture } from '#privacy';
import { cameraExif, gifExtension, gifWith, phonePhoto, PNG, pngChunk, pngWith, WEBP, webpChunk, webpWith } from '../support/pictures.ts';
import { seededRandom, seedOfTheRun } from '../support/seeded-random.ts';

const MUTATIONS = 20_000;

const outcomeOf = (bytes: Uint8Array): CleanPicture | 'no picture' | 'refused' | 'a bug' => {
  try {
    return cleanPicture(bytes) ?? 'no picture';
  } catch (error) {
    return error instanceof AppError ? 'refused' : 'a bug';
  }
};

describe('the parsers of pictures', () => {
  it('20,000 mutated pictures are clean or refused with a sentence; what comes out is clean, no longer, and stays as it is', () => {
    const seed = seedOfTheRun();
    onTestFailed(() => console.error(`SEED=${seed}`));
    const random = seededRandom(seed, 'pictures');
    const below = (limit: number): number => Math.floor(fraction(random) * limit);
    const samples = [
      phonePhoto(), PNG, pngWith([pngChunk('eXIf', cameraExif(6)), pngChunk('tEXt', Buffer.from('a\0b'))]), WEBP, webpWith([webpChunk('EXIF', cameraExif(6))]),
      gifWith({ frames: 3, blocks: [gifExtension(0xff, Buffer.from('NETSCAPE2.0'), Uint8Array.of(1, 0, 0)), gifExtension(0xfe, Buffer.from('hello'))] }),
    ];
    let clean = 0;
    for (let round = 0; round < MUTATIONS; round += 1) {
      const picture = Buffer.from(samples[round % samples.length] ?? PNG);
      for (let change = 1 + below(5); change > 0; change -= 1) picture[below(picture.length)] = below(4) === 0 ? 0xff : below(256);
      const bytes = below(6) === 0 ? picture.subarray(0, below(picture.length)) : picture;
      const found = outcomeOf(bytes);
      expect(found).not.toBe('a bug');
      if (typeof found === 'string') continue;
      clean += 1;
      expect(found.bytes.length).toBeLessThanOrEqual(bytes.length + 64);
      const again = cleanPicture(found.bytes);
      expect(Buffer.compare(again?.bytes ?? Buffer.alloc(0), found.bytes)).toBe(0);
      expect(again?.removed).toEqual([]);
    }
    expect(clean).toBeGreaterThan(MUTATIONS / 20);
  });
});
