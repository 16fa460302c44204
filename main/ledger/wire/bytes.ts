/** Foreign bytes that are not what they should be. */
export class Malformed extends Error {}

/** Appends numbers and byte strings; integers as Yjs writes them (7 bits a byte, lowest first). */
export class ByteWriter {
  private buffer: Uint8Array;
  private length = 0;

  /** From Node's pool: memory of its own, and zeros in it, would cost more than what is written. */
  constructor(sizeHint = 512) {
    this.buffer = Buffer.allocUnsafe(sizeHint);
  }

  get size(): number {
    return this.length;
  }

  private reserve(count: number): void {
    if (this.length + count <= this.buffer.length) return;
    const larger = new Uint8Array(Math.max(this.buffer.length * 2, this.length + count));
    larger.set(this.buffer.subarray(0, this.length));
    this.buffer = larger;
  }

  byte(value: number): this {
    this.reserve(1);
    this.buffer[this.length++] = value;
    return this;
  }

  varUint(value: number): this {
    this.reserve(8);
    let rest = value;
    while (rest > 127) {
      this.buffer[this.length++] = 128 | rest % 128;
      rest = Math.floor(rest / 128);
    }
    this.buffer[this.length++] = rest;
    return this;
  }

  raw(bytes: Uint8Array): this {
    this.reserve(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
    return this;
  }

  sized(bytes: Uint8Array): this {
    return this.varUint(bytes.length).raw(bytes);
  }

  /** A copy of its own. */
  finish(): Uint8Array {
    return new Uint8Array(this.buffer.subarray(0, this.length));
  }
}

/** Reads what `ByteWriter` writes and never beyond the end; throws `Malformed`. */
export class ByteReader {
  private at = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  byte(): number {
    const value = this.bytes[this.at++];
    if (value === undefined) throw new Malformed('end of bytes');
    return value;
  }

  varUint(): number {
    let value = 0;
    for (let scale = 1; scale < 2 ** 56; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) {
        if (!Number.isSafeInteger(value)) throw new Malformed('integer too large');
        return value;
      }
    }
    throw new Malformed('integer too long');
  }

  /** A view, not a copy. */
  raw(length: number): Uint8Array {
    if (length > this.left) throw new Malformed('end of bytes');
    const view = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return view;
  }

  sized(maxLength: number): Uint8Array {
    const length = this.varUint();
    if (length > maxLength) throw new Malformed('too long');
    return this.raw(length);
  }

  end(): void {
    if (this.left !== 0) throw new Malformed('trailing bytes');
  }
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
