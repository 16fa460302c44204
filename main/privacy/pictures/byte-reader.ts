import { broken } from './picture.ts';

/** Reads a picture from front to back. Whatever is not there is `picture-broken`. */
export class ByteReader {
  readonly bytes: Uint8Array;
  at: number;
  readonly #view: DataView;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  take(length: number): Uint8Array {
    if (length < 0 || length > this.left) throw broken();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  u8(): number {
    return this.take(1)[0] ?? 0;
  }

  u16(): number {
    this.take(2);
    return this.#view.getUint16(this.at - 2);
  }

  u32(): number {
    this.take(4);
    return this.#view.getUint32(this.at - 4);
  }

  u32le(): number {
    this.take(4);
    return this.#view.getUint32(this.at - 4, true);
  }

  ascii(length: number): string {
    return Buffer.from(this.take(length)).toString('latin1');
  }
}
