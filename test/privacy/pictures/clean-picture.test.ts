import { describe, expect, it } from 'vitest';
import { AppError } from '#contract';
import { cleanPicture } from '#privacy';
import {
  cameraExif, EXIF_WORDS, gifExtension, gifWith, JPEG, jpegSegment, jpegWith, phonePhoto, PNG, pngChunk, pngOfSize, pngWith, WEBP, webpChunk, webpWith,
} from '../../support/pictures.ts';

const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('latin1');
const codeOf = (bytes: Uint8Array): string => {
  try {
    return cleanPicture(bytes) ? 'clean' : 'no picture';
  } catch (error) {
    return error instanceof AppError ? error.code : 'a bug';
  }
};
const ascii = (words: string): Uint8Array => Buffer.from(words, 'latin1');

describe('a picture that is sent', () => {
  it('a photo of a phone tells nobody where, when, with what and by whom it was taken', () => {
    const photo = phonePhoto();
    for (const words of [...EXIF_WORDS, 'canary-motion-video']) expect(text(photo)).toContain(words);
    const clean = cleanPicture(photo);
    expect(clean).toMatchObject({ type: 'image/jpeg', width: 24, height: 16, turned: true, frames: 1, takenAt: '2026-05-01T09:30:00+08:00' });
    expect(new Set(clean?.removed)).toEqual(new Set(['place', 'device', 'time', 'words', 'rest']));
    for (const words of [...EXIF_WORDS, 'canary', 'GPS', 'xmpmeta', 'ICC_PROFILE', '2026:05:01', '8BIM', 'MPF']) expect(text(clean?.bytes)).not.toContain(words);
  });

  it('keeps how it was held, and nothing else of what the camera wrote', () => {
    for (let orientation = 2; orientation <= 8; orientation += 1) {
      const clean = cleanPicture(jpegWith([jpegSegment(0xe1, Buffer.concat([ascii('Exif\0\0'), cameraExif(orientation)]))]));
      const again = cleanPicture(clean?.bytes ?? JPEG);
      expect(again?.bytes).toEqual(clean?.bytes);
      expect(again?.turned).toBe(orientation >= 5);
      expect(again?.takenAt).toBeUndefined();
      expect(text(clean?.bytes)).toContain('Exif\0\0MM\0*');
    }
  });

  it('a PNG loses its words, its time, its profile and its EXIF', () => {
    const photo = pngWith(
      [
        pngChunk('tEXt', ascii('Author\0canary alice')), pngChunk('iTXt', ascii('XML:com.adobe.xmp\0\0\0\0\0canary')), pngChunk('zTXt', ascii('Comment\0\0canary')),
        pngChunk('eXIf', cameraExif(3)), pngChunk('tIME', Uint8Array.of(7, 0xea, 5, 1, 9, 30, 0)), pngChunk('prVt', ascii('canary private')),
      ],
      ascii('canary behind the end'),
    );
    const clean = cleanPicture(photo);
    expect(clean).toMatchObject({ type: 'image/png', width: 24, height: 16, turned: false, takenAt: '2026-05-01T09:30:00+08:00' });
    for (const words of [...EXIF_WORDS, 'canary', 'tEXt', 'iTXt', 'zTXt', 'tIME', 'iCCP']) expect(text(clean?.bytes)).not.toContain(words);
    expect(clean?.removed).toContain('place');
    expect(text(clean?.bytes)).toContain('eXIfMM\0*');
  });

  it('a WebP loses EXIF, XMP and profile, and says so in its head', () => {
    const clean = cleanPicture(webpWith([webpChunk('EXIF', cameraExif(1)), webpChunk('XMP ', ascii('<canary/>')), webpChunk('hide', ascii('canary'))]));
    expect(clean).toMatchObject({ type: 'image/webp', width: 24, height: 16, frames: 1 });
    for (const words of [...EXIF_WORDS, 'canary', 'ICCP', 'EXIF', 'XMP ']) expect(text(clean?.bytes)).not.toContain(words);
    expect(clean?.bytes[20]).toBe(0);
  });

  it('a GIF goes on moving, and loses comments, words and what programs hid in it', () => {
    const blocks = [
      gifExtension(0xff, ascii('NETSCAPE2.0'), Uint8Array.of(1, 0, 0)), gifExtension(0xf9, Uint8Array.of(0, 10, 0, 0)), gifExtension(0xfe, ascii('canary comment')),
      gifExtension(0xff, ascii('XMP DataXMP'), ascii('canary xmp')), gifExtension(0x01, new Uint8Array(12), ascii('canary words')),
    ];
    const clean = cleanPicture(gifWith({ frames: 3, blocks }));
    expect(clean).toMatchObject({ type: 'image/gif', width: 2, height: 1, frames: 3 });
    expect(text(clean?.bytes)).not.toContain('canary');
    expect(text(clean?.bytes)).toContain('NETSCAPE2.0');
  });

  it('a clean picture stays byte for byte what it is', () => {
    for (const picture of [JPEG, PNG, WEBP, gifWith()]) {
      const clean = cleanPicture(picture)?.bytes ?? new Uint8Array(0);
      expect(cleanPicture(clean)?.bytes).toEqual(clean);
      expect(cleanPicture(clean)?.removed).toEqual([]);
    }
  });

  it('refuses what hides place and device where they cannot be taken out', () => {
    expect(codeOf(Buffer.concat([Uint8Array.of(0, 0, 0, 24), ascii('ftypheic\0\0\0\0mif1heic')]))).toBe('picture-format');
    expect(codeOf(Buffer.concat([Uint8Array.of(0, 0, 0, 24), ascii('ftypavif\0\0\0\0')]))).toBe('picture-format');
    expect(codeOf(Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]))).toBe('picture-format');
  });

  it('an SVG is no picture here, whatever it is called', () => {
    expect(codeOf(ascii('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'))).toBe('no picture');
    expect(codeOf(ascii('hello'))).toBe('no picture');
    expect(codeOf(new Uint8Array(0))).toBe('no picture');
  });
});

describe('image bombs', () => {
  it.each([
    ['a small file that says it is 64,000 × 64,000', pngOfSize(64_000, 64_000)],
    ['a small file that says it is 8,000 × 8,000', pngOfSize(8_000, 8_000)],
    ['a strip of 1 × 2^31', pngOfSize(1, 2 ** 31 - 1)],
    ['4,000 frames', gifWith({ frames: 4_000 })],
    ['2,000 frames of 4 million points', gifWith({ frames: 2_000, width: 2_000, height: 2_000 })],
    ['a JPEG with 200 scans', Buffer.concat([JPEG.subarray(0, -2), ...Array.from({ length: 200 }, () => Buffer.concat([jpegSegment(0xda, Uint8Array.of(1, 1, 0, 0, 63, 0)), Uint8Array.of(1, 2)])), JPEG.subarray(-2)])],
  ])('%s', (_what, bytes) => {
    expect(codeOf(bytes)).toBe('picture-too-large');
  });

  it.each([
    ['an empty PNG', pngOfSize(0, 0)],
    ['a JPEG cut in the middle', JPEG.subarray(0, 400)],
    ['a PNG without its end', PNG.subarray(0, -12)],
    ['a PNG with a wrong checksum', Buffer.concat([PNG.subarray(0, 40), Uint8Array.of(1), PNG.subarray(41)])],
    ['a PNG with an unknown critical chunk', pngWith([pngChunk('ABCD', ascii('x'))])],
    ['a JPEG with two frames', jpegWith([jpegSegment(0xc0, Uint8Array.of(8, 0, 16, 0, 24, 1, 1, 0x11, 0))])],
    ['a WebP without a picture', Buffer.concat([ascii('RIFF'), Uint8Array.of(4, 0, 0, 0), ascii('WEBP')])],
    ['a GIF without a picture', gifWith({ frames: 0 })],
  ])('%s is broken', (_what, bytes) => {
    expect(codeOf(bytes)).toMatch(/picture-(?:broken|too-large)/);
  });
});
