import { LINK_LIMITS } from './limits.ts';

const MORE = 0;
const LAST = 1;
const FLAG_BYTES = 1;

/** A message cut into pieces of at most `pieceBytes`, which every data channel can carry; the first byte of each says whether more follow. */
export const toPieces = (message: Uint8Array, pieceBytes: number = LINK_LIMITS.pieceBytes): Uint8Array[] => {
  const room = pieceBytes - FLAG_BYTES;
  const pieces: Uint8Array[] = [];
  for (let at = 0; at === 0 || at < message.length; at += room) {
    const part = message.subarray(at, at + room);
    const piece = new Uint8Array(part.length + FLAG_BYTES);
    piece[0] = at + room >= message.length ? LAST : MORE;
    piece.set(part, FLAG_BYTES);
    pieces.push(piece);
  }
  return pieces;
};

/** Puts pieces together again. Keeps at most one message, of at most the bytes allowed at the time. */
export class Reassembly {
  readonly #pieceBytes: number;
  readonly #isReused: boolean;
  #desk = new Uint8Array(0);
  #parts: Uint8Array[] = [];
  #bytes = 0;

  /**
   * @param pieceBytes the most that a piece may have
   * @param isReused whether each message comes in the same memory, and is overwritten by the next: for bulk that is used up at once. What waits for the
   * garbage collector outside its heap makes it run over the whole of it, and that was a third of what a transfer cost.
   */
  constructor(pieceBytes: number = LINK_LIMITS.pieceBytes, { isReused = false } = {}) {
    this.#pieceBytes = pieceBytes;
    this.#isReused = isReused;
  }

  /** Whether a message is begun and not complete. */
  get isOpen(): boolean {
    return this.#parts.length > 0;
  }

  /** The message this piece completes, 'more' while it does not, 'too-large' or 'broken' when it must not be. */
  add(piece: Uint8Array, limitBytes: number): Uint8Array | 'more' | 'too-large' | 'broken' {
    const [flag] = piece;
    if ((flag !== MORE && flag !== LAST) || piece.length > this.#pieceBytes) return 'broken';
    // An empty piece that is not the last would let somebody hold a message open for nothing.
    if (flag === MORE && piece.length === FLAG_BYTES) return 'broken';
    this.#bytes += piece.length - FLAG_BYTES;
    if (this.#bytes > limitBytes) return 'too-large';
    this.#parts.push(piece.subarray(FLAG_BYTES));
    return flag === MORE ? 'more' : this.#take();
  }

  #take(): Uint8Array {
    const message = this.#isReused ? this.#onDesk(this.#bytes) : new Uint8Array(this.#bytes);
    let at = 0;
    for (const part of this.#parts) {
      message.set(part, at);
      at += part.length;
    }
    this.#parts = [];
    this.#bytes = 0;
    return message;
  }
  #onDesk(sizeBytes: number): Uint8Array {
    if (this.#desk.length < sizeBytes) this.#desk = new Uint8Array(sizeBytes);
    return this.#desk.subarray(0, sizeBytes);
  }
}
