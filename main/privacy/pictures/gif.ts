import { ByteReader } from './byte-reader.ts';
import { broken, type Parsed, type Removed, tooLarge } from './picture.ts';
import { PICTURE_LIMITS } from './picture-limits.ts';

const BLOCK = { extension: 0x21, image: 0x2c, end: 0x3b } as const;
const EXTENSION = { words: 0x01, control: 0xf9, comment: 0xfe, application: 0xff } as const;
const LOOPS: ReadonlySet<string> = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0']);

const colourTableBytes = (packed: number): number => ((packed & 0x80) === 0 ? 0 : 3 * 2 ** ((packed & 7) + 1));

/** A run of sub-blocks with its end. */
const subBlocks = (reader: ByteReader): Uint8Array => {
  const from = reader.at;
  for (let length = reader.u8(); length > 0; length = reader.u8()) reader.take(length);
  return reader.bytes.subarray(from, reader.at);
};

class GifCleaner {
  readonly #reader: ByteReader;
  readonly #kept: Uint8Array[] = [];
  readonly #removed = new Set<Removed>();
  #frames = 0;

  constructor(bytes: Uint8Array) {
    this.#reader = new ByteReader(bytes);
  }

  clean(): Parsed {
    const reader = this.#reader;
    if (!/^GIF8[79]a$/.test(reader.ascii(6))) throw broken();
    const [low, high, low2, high2, packed = 0] = reader.take(7);
    const [width, height] = [(low ?? 0) + 256 * (high ?? 0), (low2 ?? 0) + 256 * (high2 ?? 0)];
    reader.take(colourTableBytes(packed));
    this.#kept.push(reader.bytes.subarray(0, reader.at));
    for (let block = reader.u8(); block !== BLOCK.end; block = reader.u8()) {
      if (block === BLOCK.image) this.#takeImage();
      else if (block === BLOCK.extension) this.#takeExtension();
      else throw broken();
    }
    if (reader.left > 0) this.#removed.add('rest');
    if (this.#frames === 0) throw broken();
    this.#kept.push(Uint8Array.of(BLOCK.end));
    return { type: 'image/gif', width, height, frames: this.#frames, bytes: Buffer.concat(this.#kept), removed: this.#removed, orientation: 1 };
  }

  #takeImage(): void {
    const from = this.#reader.at - 1;
    const descriptor = this.#reader.take(9);
    this.#reader.take(colourTableBytes(descriptor[8] ?? 0));
    const codeSize = this.#reader.u8();
    if (codeSize < 1 || codeSize > 11) throw broken();
    subBlocks(this.#reader);
    this.#frames += 1;
    if (this.#frames > PICTURE_LIMITS.frames) throw tooLarge();
    this.#kept.push(this.#reader.bytes.subarray(from, this.#reader.at));
  }

  #takeExtension(): void {
    const kind = this.#reader.u8();
    const data = subBlocks(this.#reader);
    if (kind === EXTENSION.control && data.length === 6) this.#kept.push(Buffer.from([BLOCK.extension, kind]), data);
    else if (kind === EXTENSION.application && this.#isLoop(data)) this.#kept.push(Buffer.from([BLOCK.extension, kind]), data);
    else this.#removed.add(kind === EXTENSION.comment || kind === EXTENSION.words ? 'words' : 'rest');
  }

  /** How often to play: the name of 11 letters, and 3 bytes. */
  #isLoop(data: Uint8Array): boolean {
    return data.length === 17 && LOOPS.has(Buffer.from(data.subarray(1, 12)).toString('latin1'));
  }
}

/** Reads a GIF (https://www.w3.org/Graphics/GIF/spec-gif89a.txt) and writes it again without comments, words and foreign extensions (XMP among them). */
export const cleanGif = (bytes: Uint8Array): Parsed => new GifCleaner(bytes).clean();
