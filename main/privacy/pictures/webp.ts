import { ByteReader } from './byte-reader.ts';
import { type Exif, orientationBlock, readExif } from './exif.ts';
import { broken, type Parsed, type Removed, tooLarge } from './picture.ts';
import { PICTURE_LIMITS } from './picture-limits.ts';

/** Bits of VP8X that stay: has alpha, is animated. ICC, EXIF and XMP go. */
const FLAG = { alpha: 0x10, animation: 0x02, exif: 0x08 } as const;
type Size = { readonly width: number; readonly height: number };

const chunk = (type: string, data: Uint8Array): Uint8Array => {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
};

const u24 = (data: Uint8Array, at: number): number => (data[at] ?? 0) + 256 * (data[at + 1] ?? 0) + 65_536 * (data[at + 2] ?? 0);

/** Size of a lossy frame: RFC 6386, section 9.1. */
const vp8Size = (data: Uint8Array): Size => {
  if (data.length < 10 || ((data[0] ?? 1) & 1) !== 0 || data[3] !== 0x9d || data[4] !== 0x01 || data[5] !== 0x2a) throw broken();
  return { width: ((data[6] ?? 0) + 256 * (data[7] ?? 0)) & 0x3fff, height: ((data[8] ?? 0) + 256 * (data[9] ?? 0)) & 0x3fff };
};

/** Size of a lossless frame: RFC 9649, section 3.4. */
const vp8lSize = (data: Uint8Array): Size => {
  if (data.length < 5 || data[0] !== 0x2f) throw broken();
  const bits = new DataView(data.buffer, data.byteOffset).getUint32(1, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
};

const readChunk = (reader: ByteReader): { readonly type: string; readonly data: Uint8Array } => {
  const type = reader.ascii(4);
  const length = reader.u32le();
  const data = reader.take(length);
  if (length % 2 === 1) reader.take(Math.min(1, reader.left));
  return { type, data };
};

class WebpCleaner {
  readonly #reader: ByteReader;
  readonly #kept: Uint8Array[] = [];
  readonly #removed = new Set<Removed>();
  #canvas: { readonly size: Size; readonly flags: number } | undefined;
  #image: Size | undefined;
  #frames = 0;
  #exif: Exif | undefined;

  constructor(bytes: Uint8Array) {
    const head = new ByteReader(bytes);
    if (head.ascii(4) !== 'RIFF') throw broken();
    const length = head.u32le();
    if (length < 4 || length > head.left || head.ascii(4) !== 'WEBP') throw broken();
    if (head.left > length - 4) this.#removed.add('rest');
    this.#reader = new ByteReader(bytes.subarray(head.at, head.at + length - 4));
  }

  clean(): Parsed {
    while (this.#reader.left > 0) this.#take(readChunk(this.#reader));
    const size = this.#canvas?.size ?? this.#image;
    if (!size || (!this.#image && this.#frames === 0)) throw broken();
    const orientation = this.#exif?.orientation ?? 1;
    const body = Buffer.concat([...this.#head(size, orientation), ...this.#kept, ...(orientation === 1 ? [] : [chunk('EXIF', orientationBlock(orientation))])]);
    const riff = Buffer.alloc(12);
    riff.write('RIFF    WEBP', 'latin1');
    riff.writeUInt32LE(body.length + 4, 4);
    return {
      type: 'image/webp', ...size, frames: Math.max(1, this.#frames), bytes: Buffer.concat([riff, body]), removed: this.#removed, orientation,
      takenAt: this.#exif?.takenAt,
    };
  }

  #head({ width, height }: Size, orientation: number): Uint8Array[] {
    if (!this.#canvas) return [];
    const data = Buffer.alloc(10);
    data[0] = (this.#canvas.flags & (FLAG.alpha | FLAG.animation)) | (orientation === 1 ? 0 : FLAG.exif);
    data.writeUIntLE(width - 1, 4, 3);
    data.writeUIntLE(height - 1, 7, 3);
    return [chunk('VP8X', data)];
  }

  #take({ type, data }: { readonly type: string; readonly data: Uint8Array }): void {
    switch (type) {
      case 'VP8X':
        if (this.#canvas || this.#image || data.length !== 10) throw broken();
        this.#canvas = { flags: data[0] ?? 0, size: { width: u24(data, 4) + 1, height: u24(data, 7) + 1 } };
        return;
      case 'VP8 ':
      case 'VP8L':
        if (this.#image || this.#frames > 0) throw broken();
        this.#image = type === 'VP8 ' ? vp8Size(data) : vp8lSize(data);
        this.#checkInside(this.#image);
        break;
      case 'ALPH':
        break;
      case 'ANIM':
        if (data.length !== 6) throw broken();
        break;
      case 'ANMF':
        return this.#takeFrame(data);
      default:
        return this.#remove(type, data);
    }
    this.#kept.push(chunk(type, data));
  }

  #checkInside({ width, height }: Size, x = 0, y = 0): void {
    const canvas = this.#canvas?.size;
    if (canvas && (x + width > canvas.width || y + height > canvas.height)) throw broken();
  }

  #takeFrame(data: Uint8Array): void {
    if (!this.#canvas || this.#image || data.length < 16) throw broken();
    this.#checkInside({ width: u24(data, 6) + 1, height: u24(data, 9) + 1 }, u24(data, 0) * 2, u24(data, 3) * 2);
    const inner = new ByteReader(data, 16);
    const kept: Uint8Array[] = [data.subarray(0, 16)];
    while (inner.left > 0) {
      const part = readChunk(inner);
      if (part.type === 'VP8 ') vp8Size(part.data);
      else if (part.type === 'VP8L') vp8lSize(part.data);
      else if (part.type !== 'ALPH') {
        this.#removed.add('rest');
        continue;
      }
      kept.push(chunk(part.type, part.data));
    }
    this.#frames += 1;
    if (this.#frames > PICTURE_LIMITS.frames) throw tooLarge();
    this.#kept.push(chunk('ANMF', Buffer.concat(kept)));
  }

  #remove(type: string, data: Uint8Array): void {
    if (type !== 'EXIF') return void this.#removed.add(type === 'XMP ' ? 'words' : 'rest');
    // Some writers put JPEG's prefix in front.
    const block = Buffer.from(data.subarray(0, 6)).toString('latin1') === 'Exif\0\0' ? data.slice(6) : data.slice();
    this.#exif ??= readExif(block);
    for (const what of this.#exif.removed) this.#removed.add(what);
    return undefined;
  }
}

/** Reads a WebP (RFC 9649) and writes it again with the chunks that make the picture, and no other. */
export const cleanWebp = (bytes: Uint8Array): Parsed => new WebpCleaner(bytes).clean();
