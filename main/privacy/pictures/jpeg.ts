import { ByteReader } from './byte-reader.ts';
import { type Exif, orientationBlock, readExif } from './exif.ts';
import { broken, type Parsed, type Removed, tooLarge } from './picture.ts';
import { PICTURE_LIMITS } from './picture-limits.ts';

const M = { soi: 0xd8, eoi: 0xd9, sos: 0xda, dqt: 0xdb, dht: 0xc4, dri: 0xdd, app0: 0xe0, app1: 0xe1, app14: 0xee, app15: 0xef, com: 0xfe } as const;
/** Baseline, extended and progressive: what every browser decodes. */
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
const EXIF = 'Exif\0\0';

const segment = (marker: number, data: Uint8Array): Uint8Array => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
};

const startsWith = (data: Uint8Array, word: string): boolean => Buffer.from(data.subarray(0, word.length)).toString('latin1') === word;

/** The entropy-coded bytes after a scan's head, up to the next marker that is none of theirs. */
const scanData = (reader: ByteReader): Uint8Array => {
  const from = reader.at;
  const { bytes } = reader;
  let at = from;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 1 >= bytes.length) throw broken();
    const next = bytes[at + 1] ?? 0;
    const isTheirs = next === 0 || (next >= 0xd0 && next <= 0xd7);
    if (!isTheirs && next !== 0xff) break;
    at += next === 0xff ? 1 : 2;
  }
  reader.at = at;
  return bytes.subarray(from, at);
};

const nextMarker = (reader: ByteReader): number => {
  if (reader.u8() !== 0xff) throw broken();
  let marker = reader.u8();
  while (marker === 0xff) marker = reader.u8();
  return marker;
};

/** What is kept of an application segment: JFIF's density without its thumbnail, and Adobe's colour transform. All else goes. */
const keptApp = (marker: number, data: Uint8Array): Uint8Array | undefined => {
  if (marker === M.app0 && startsWith(data, 'JFIF\0') && data.length >= 14) return segment(marker, Buffer.concat([data.subarray(0, 12), Buffer.from([0, 0])]));
  if (marker === M.app14 && startsWith(data, 'Adobe') && data.length === 12) return segment(marker, data);
  return undefined;
};

class JpegCleaner {
  readonly #reader: ByteReader;
  readonly #kept: Uint8Array[] = [];
  readonly #apps: Uint8Array[] = [];
  readonly #removed = new Set<Removed>();
  #exif: Exif | undefined;
  #size: { readonly width: number; readonly height: number } | undefined;
  #scans = 0;

  constructor(bytes: Uint8Array) {
    this.#reader = new ByteReader(bytes);
  }

  clean(): Parsed {
    if (this.#reader.u16() !== 0xff00 + M.soi) throw broken();
    for (let marker = nextMarker(this.#reader); marker !== M.eoi; marker = nextMarker(this.#reader)) this.#take(marker);
    // Behind the end lie second pictures, videos and whatever else a camera hides there.
    if (this.#reader.left > 0) this.#removed.add('rest');
    if (!this.#size || this.#scans === 0) throw broken();
    const orientation = this.#exif?.orientation ?? 1;
    const turn = orientation === 1 ? [] : [segment(M.app1, Buffer.concat([Buffer.from(EXIF, 'latin1'), orientationBlock(orientation)]))];
    const bytes = Buffer.concat([Buffer.from([0xff, M.soi]), ...this.#apps.slice(0, 1), ...turn, ...this.#apps.slice(1), ...this.#kept, Buffer.from([0xff, M.eoi])]);
    return { type: 'image/jpeg', ...this.#size, frames: 1, bytes, removed: this.#removed, orientation, takenAt: this.#exif?.takenAt };
  }

  #take(marker: number): void {
    const data = this.#reader.take(this.#reader.u16() - 2);
    if (marker >= M.app0 && marker <= M.app15) return this.#takeApp(marker, data);
    if (marker === M.com) return void this.#removed.add('words');
    if (FRAMES.has(marker)) this.#takeFrame(data);
    else if (marker === M.sos) return this.#takeScan(data);
    else if (marker !== M.dqt && marker !== M.dht && !(marker === M.dri && data.length === 2)) throw broken();
    this.#kept.push(segment(marker, data));
    return undefined;
  }

  #takeApp(marker: number, data: Uint8Array): void {
    const kept = keptApp(marker, data);
    if (kept) return void this.#apps.push(kept);
    if (marker !== M.app1) return void this.#removed.add('rest');
    if (!startsWith(data, EXIF)) return void this.#removed.add('words');
    const exif = readExif(data.slice(EXIF.length));
    this.#exif ??= exif;
    for (const what of exif.removed) this.#removed.add(what);
    return undefined;
  }

  #takeFrame(data: Uint8Array): void {
    if (this.#size || data.length < 9 || data.length !== 6 + 3 * (data[5] ?? 0)) throw broken();
    const reader = new ByteReader(data, 1);
    const [height, width] = [reader.u16(), reader.u16()];
    if (height === 0 || width === 0) throw broken();
    this.#size = { width, height };
  }

  #takeScan(data: Uint8Array): void {
    if (!this.#size || data.length !== 4 + 2 * (data[0] ?? 0)) throw broken();
    this.#scans += 1;
    if (this.#scans > PICTURE_LIMITS.scans) throw tooLarge();
    this.#kept.push(segment(M.sos, data), scanData(this.#reader));
  }
}

/** Reads a JPEG (ITU T.81) and writes it again without EXIF, XMP, IPTC, ICC, MPF, maker notes, comments, thumbnails and what lies behind its end. */
export const cleanJpeg = (bytes: Uint8Array): Parsed => new JpegCleaner(bytes).clean();
