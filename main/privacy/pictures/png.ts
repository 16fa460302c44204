import { crc32 } from 'node:zlib';
import { ByteReader } from './byte-reader.ts';
import { type Exif, orientationBlock, readExif } from './exif.ts';
import { broken, type Parsed, type Removed, tooLarge } from './picture.ts';
import { PICTURE_LIMITS } from './picture-limits.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Chunks that make the picture. Colour profiles (iCCP) are not among them: they name devices and their makers. */
const KEPT: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'sRGB', 'cHRM', 'cICP', 'sBIT', 'bKGD', 'pHYs', 'acTL', 'fcTL', 'fdAT']);
const WORDS: ReadonlySet<string> = new Set(['tEXt', 'zTXt', 'iTXt']);
const DEPTHS: Readonly<Record<number, readonly number[]>> = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] };

const chunk = (type: string, data: Uint8Array): Uint8Array => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

const isCritical = (type: string): boolean => (type.charCodeAt(0) & 0x20) === 0;

class PngCleaner {
  readonly #reader: ByteReader;
  readonly #kept: Uint8Array[] = [SIGNATURE];
  readonly #removed = new Set<Removed>();
  #exif: Exif | undefined;
  #size = { width: 0, height: 0 };
  #frames = 0;
  #chunks = 0;
  #hasData = false;

  constructor(bytes: Uint8Array) {
    this.#reader = new ByteReader(bytes);
  }

  clean(): Parsed {
    if (Buffer.compare(this.#reader.take(SIGNATURE.length), SIGNATURE) !== 0) throw broken();
    while (this.#takeChunk() !== 'IEND');
    if (this.#reader.left > 0) this.#removed.add('rest');
    if (!this.#hasData) throw broken();
    const orientation = this.#exif?.orientation ?? 1;
    // Right behind IHDR: it may stand anywhere before the end.
    const turn = orientation === 1 ? [] : [chunk('eXIf', orientationBlock(orientation))];
    const bytes = Buffer.concat([...this.#kept.slice(0, 2), ...turn, ...this.#kept.slice(2)]);
    return { type: 'image/png', ...this.#size, frames: Math.max(1, this.#frames), bytes, removed: this.#removed, orientation, takenAt: this.#exif?.takenAt };
  }

  #takeChunk(): string {
    const length = this.#reader.u32();
    const type = this.#reader.ascii(4);
    const data = this.#reader.take(length);
    const sum = this.#reader.u32();
    if (!/^[A-Za-z]{4}$/.test(type) || crc32(data, crc32(type)) !== sum) throw broken();
    this.#chunks += 1;
    if ((this.#chunks === 1) !== (type === 'IHDR')) throw broken();
    if (KEPT.has(type)) this.#keep(type, data);
    else if (isCritical(type)) throw broken();
    else this.#remove(type, data);
    return type;
  }

  #keep(type: string, data: Uint8Array): void {
    if (type === 'IHDR') this.#takeHead(data);
    if (type === 'IDAT') this.#hasData = true;
    if (type === 'fcTL') this.#takeFrame(data);
    // Most are a few bytes long by their definition: a longer one carries something.
    if (type !== 'IDAT' && type !== 'fdAT' && data.length > 1024) throw broken();
    this.#kept.push(chunk(type, data));
  }

  #remove(type: string, data: Uint8Array): void {
    if (type !== 'eXIf') return void this.#removed.add(WORDS.has(type) ? 'words' : type === 'tIME' ? 'time' : 'rest');
    this.#exif ??= readExif(data.slice());
    for (const what of this.#exif.removed) this.#removed.add(what);
    return undefined;
  }

  #takeHead(data: Uint8Array): void {
    if (data.length !== 13) throw broken();
    const reader = new ByteReader(data);
    this.#size = { width: reader.u32(), height: reader.u32() };
    const [depth, colour, compression, filter, interlace] = [reader.u8(), reader.u8(), reader.u8(), reader.u8(), reader.u8()];
    if (!DEPTHS[colour]?.includes(depth) || compression !== 0 || filter !== 0 || interlace > 1) throw broken();
  }

  #takeFrame(data: Uint8Array): void {
    if (data.length !== 26) throw broken();
    const reader = new ByteReader(data, 4);
    const [width, height, x, y] = [reader.u32(), reader.u32(), reader.u32(), reader.u32()];
    if (x + width > this.#size.width || y + height > this.#size.height) throw broken();
    this.#frames += 1;
    if (this.#frames > PICTURE_LIMITS.frames) throw tooLarge();
  }
}

/** Reads a PNG or APNG (https://www.w3.org/TR/png-3/) and writes it again with the chunks that make the picture, and no other. */
export const cleanPng = (bytes: Uint8Array): Parsed => new PngCleaner(bytes).clean();
