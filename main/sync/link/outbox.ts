import { toPieces } from './framing.ts';
import { LINK_LIMITS } from './limits.ts';
import type { Wire } from './wire.ts';

/** Sends messages piece by piece, never more than the channel should buffer. */
export class Outbox {
  readonly #wire: Wire;
  #pieces: Uint8Array[] = [];
  #sent = 0;
  #queuedBytes = 0;

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  get waitingBytes(): number {
    return this.#queuedBytes + this.#wire.bufferedBytes();
  }

  /** False when the peer has let too much pile up. */
  put(message: Uint8Array): boolean {
    for (const piece of toPieces(message)) {
      this.#pieces.push(piece);
      this.#queuedBytes += piece.length;
    }
    this.flush();
    return this.#queuedBytes <= LINK_LIMITS.waitingBytes;
  }

  flush(): void {
    while (this.#sent < this.#pieces.length && this.#wire.bufferedBytes() < LINK_LIMITS.bufferedBytes) {
      const piece = this.#pieces[this.#sent];
      if (!piece) break;
      this.#sent += 1;
      this.#queuedBytes -= piece.length;
      this.#wire.send(piece);
    }
    if (this.#sent === this.#pieces.length) {
      this.#pieces = [];
      this.#sent = 0;
    }
  }
}
