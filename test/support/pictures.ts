import { crc32 } from 'node:zlib';

const decode = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

/** Real pictures of 24 × 16 points, written by Chromium's canvas. */
export const JPEG = decode(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQ' +
  'AAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB' +
  'UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWi' +
  'AAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM' +
  'ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2' +
  'P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAQABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAEF' +
  '/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABYBAQEBAAAAAAAAAAAAAAAAAAUCBP/EABcRAAMBAAAAAAAAAAAAAAAAAAACAyH/2gAMAwEAAhEDEQA/AM8BEkNNqAQIqmBb00//2Q==',
);
export const WEBP = decode(
  'UklGRi4CAABXRUJQVlA4WAoAAAAgAAAAFwAADwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQ' +
  'AAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB' +
  'UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWi' +
  'AAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM' +
  'ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggQAAAAFADAJ0BKhgAEAA+0VSkS6gko6GwCAEAGglqAJ0ygtQAGbAAAP7kAWa8GN96ZOTiQxNRd0sw0Gxizs2mNw' +
  'AAAAA=',
);
export const PNG = decode(
  'iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAYAAAAMJL+VAAACdElEQVR4AVxULW8VURC9ndnfgUFgEBgEBoEAUkoK5AVooKQ0AVEBAhIQFSBqSFAkGAQGgUHw/2bucM7Zu49txfbsmT0fc3fTZ39vX6' +
  'o/dy7X77tX6tfu1fq5e61+7F2v7/dv1Lf9m/V1/1Z9eXinzh7dq8+bB3W62dTHxwf17slhvT04rpODV/X62Um9fP6mDg/f19MXH2pzdFr7R59q7/isLHemljveOrEBzbc8Bo9mml3E1Bx+6ujfsVXO' +
  '1AK5NoscBCEID4ln3iEQt6ml5kDMujj0IzTBQ2Vrn6HMm0lME8UjJISOUpcoaGY5NkxoUxxlRPkMOnLqp5UPBTLDRNTGCOkIy6VEOP0/wSo0sXmKO0KtdfiYwyX4esitawM0Q6zhKEuJOXeZE3OFQZ' +
  'dcQj5rKXSdILSMtxxIbiGxt8AmHSGhhxM4TCiZxVNjaDIcukRoCH3MHXrDPRAZHb5QDl5Rp5hDXBryIe47rmAIeBKhO4csg4b+ZBh14ighxz39xj9JgmvdLNMSyjCYkhwn5uvLUbr143lHRgxkZocP' +
  '38BbjuHyMGjWRjz2NB9/xWf9BJ/pwyoM5cEc6PjaOSO3QOu5zcVp9pYwJcr6wIUnNDFOwpBOLh08LJHe8eH1DRwbziQgknmNOGYyTCbDxihHYBdffEBt7ljKkWctxa1ZqNH1oDNMfISIQ8wwloDHql' +
  'ybswxhKZ8j3LE5/OIT/5MxpBnCwDCFpsJUGMU2TAu6ThLQqoQ+lIgLbevHb5EPM9H1YD6J4R7hLF9vTo7gQPkSvsZEWV+d2HKI80JzUqQQlGzR52Xg6biCYfJx7ng9Nr976HP4/wEAAP//qeN7jQAA' +
  'AAZJREFUAwAV3JyYdhbe9wAAAABJRU5ErkJggg==',
);

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
const u16 = (value: number): Buffer => Buffer.from([value >> 8, value & 255]);
const u32 = (value: number): Buffer => Buffer.from([(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]);

/** What a camera writes: its maker, model and serial number, the time, how it was held, and where: 39°54'20" N, 116°23'29" E. Words of the test. */
export const EXIF_WORDS = ['Kamera-Werk', 'Pocket 7', 'SN-8842-113', 'maker note of the phone'] as const;

/** A TIFF block (big-endian) with all of that. */
export const cameraExif = (orientation = 6): Uint8Array => {
  const [make, model, serial, note] = EXIF_WORDS;
  type Field = { tag: number; type: number; count: number; data: Buffer };
  const text = (tag: number, words: string): Field => ({ tag, type: 2, count: words.length + 1, data: ascii(`${words}\0`) });
  const rational = (tag: number, values: readonly number[]): Field => ({ tag, type: 5, count: values.length, data: Buffer.concat(values.flatMap((value) => [u32(value), u32(1)])) });
  const directory = (at: number, fields: readonly Field[]): Buffer => {
    let rest = at + 2 + fields.length * 12 + 4;
    const entries: Buffer[] = [];
    const tails: Buffer[] = [];
    for (const { tag, type, count, data } of fields) {
      const isInline = data.length <= 4;
      entries.push(Buffer.concat([u16(tag), u16(type), u32(count), isInline ? Buffer.concat([data, Buffer.alloc(4 - data.length)]) : u32(rest)]));
      if (isInline) continue;
      tails.push(data);
      rest += data.length;
    }
    return Buffer.concat([u16(fields.length), ...entries, u32(0), ...tails]);
  };
  const long = (tag: number, value: number): Field => ({ tag, type: 4, count: 1, data: u32(value) });
  const gpsFields = [text(1, 'N'), rational(2, [39, 54, 20]), text(3, 'E'), rational(4, [116, 23, 29])];
  const exifFields = [text(0x9003, '2026:05:01 09:30:00'), text(0x9011, '+08:00'), text(0xa431, serial), text(0x927c, note)];
  const main = (exifAt: number, gpsAt: number): Buffer =>
    directory(8, [text(0x010f, make), text(0x0110, model), { tag: 0x0112, type: 3, count: 1, data: u16(orientation) }, long(0x8769, exifAt), long(0x8825, gpsAt)]);
  const exifAt = 8 + main(0, 0).length;
  const exif = directory(exifAt, exifFields);
  const gps = directory(exifAt + exif.length, gpsFields);
  return Buffer.concat([ascii('MM'), u16(42), u32(8), main(exifAt, exifAt + exif.length), exif, gps]);
};

export const jpegSegment = (marker: number, data: Uint8Array): Uint8Array => Buffer.concat([Buffer.from([0xff, marker]), u16(data.length + 2), data]);

/** The picture with segments put in behind its start, and bytes behind its end. */
export const jpegWith = (segments: readonly Uint8Array[], tail: Uint8Array = new Uint8Array(0)): Uint8Array => Buffer.concat([JPEG.subarray(0, 2), ...segments, JPEG.subarray(2), tail]);

/** A photo as a phone takes it: GPS, maker, XMP, IPTC, a comment, and a second picture behind the end. */
export const phonePhoto = (): Uint8Array =>
  jpegWith(
    [
      jpegSegment(0xe1, Buffer.concat([ascii('Exif\0\0'), cameraExif()])),
      jpegSegment(0xe1, ascii('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>exif:GPSLatitude="39,54.3N" canary-xmp</x:xmpmeta>')),
      jpegSegment(0xed, ascii('Photoshop 3.0\x008BIM canary-iptc')),
      jpegSegment(0xe2, ascii('MPF\0canary-mpf')),
      jpegSegment(0xfe, ascii('canary-comment')),
    ],
    Buffer.concat([JPEG, ascii('canary-motion-video')]),
  );

export const pngChunk = (type: string, data: Uint8Array): Uint8Array => {
  const body = Buffer.concat([ascii(type), data]);
  return Buffer.concat([u32(data.length), body, u32(crc32(body))]);
};

const PNG_HEAD_BYTES = 33;
/** The picture with chunks put in behind its head. */
export const pngWith = (chunks: readonly Uint8Array[], tail: Uint8Array = new Uint8Array(0)): Uint8Array =>
  Buffer.concat([PNG.subarray(0, PNG_HEAD_BYTES), ...chunks, PNG.subarray(PNG_HEAD_BYTES), tail]);

/** A PNG that says it is this large; its data are the small picture's. */
export const pngOfSize = (width: number, height: number): Uint8Array => {
  const head = Buffer.concat([u32(width), u32(height), PNG.subarray(24, 29)]);
  return Buffer.concat([PNG.subarray(0, 8), pngChunk('IHDR', head), PNG.subarray(PNG_HEAD_BYTES)]);
};

export const webpChunk = (type: string, data: Uint8Array): Uint8Array => {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
};

/** The picture with chunks put in behind the others. */
export const webpWith = (chunks: readonly Uint8Array[]): Uint8Array => {
  const bytes = Buffer.concat([WEBP, ...chunks]);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  return bytes;
};

const GIF_FRAME = Buffer.from([0x2c, 0, 0, 0, 0, 2, 0, 1, 0, 0, 2, 2, 0x44, 0x01, 0]);
/** Two points side by side, so many times, with whatever blocks between. */
export const gifWith = ({ frames = 1, width = 2, height = 1, blocks = [] as readonly Uint8Array[] } = {}): Uint8Array =>
  Buffer.concat([
    ascii('GIF89a'), Buffer.from([width & 255, width >> 8, height & 255, height >> 8, 0x80, 0, 0]), Buffer.from([0xb5, 0x45, 0x1b, 0x1b, 0x6f, 0xb5]),
    ...blocks, ...Array.from({ length: frames }, () => GIF_FRAME), Buffer.from([0x3b]),
  ]);
export const gifExtension = (kind: number, ...parts: readonly Uint8Array[]): Uint8Array =>
  Buffer.concat([Buffer.from([0x21, kind]), ...parts.flatMap((part) => [Buffer.from([part.length]), part]), Buffer.from([0])]);
