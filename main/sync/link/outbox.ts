import { toPieces } from './framing.ts';
import { LINK_LIMITS } from './limits.ts';
import type { Wire } from './wire.ts';

type Limits = { readonly bufferedBytes: number; readonly pieceBytes: number };

/** Sends messages piece by piece, never more than the channel should buffer. */
export class Outbox {
  readonly #wire: Pick<Wire, 'send' | 'bufferedBytes'>;
  readonly #limits: Limits;
  #pieces: Uint8Array[] = [];
  #sent = 0;
  #queuedBytes = 0;

  /** @param limits how much the channel may hold, and one piece */
  constructor(wire: Pick<Wire, 'send' | 'bufferedBytes'>, limits: Limits = LINK_LIMITS) {
    this.#wire = wire;
    this.#limits = limits;
  }

  get waitingBytes(): number {
    return this.#queuedBytes + this.#wire.bufferedBytes();
  }

  /** False when the peer has let too much pile up. */
  put(message: Uint8Array): boolean {
    for (const piece of toPieces(message, this.#limits.pieceBytes)) {
      this.#pieces.push(piece);
      this.#queuedBytes += piece.length;
    }
    this.flush();
    return this.#queuedBytes <= LINK_LIMITS.waitingBytes;
  }

  flush(): void {
    while (this.#sent < this.#pieces.length && this.#wire.bufferedBytes() < this.#limits.bufferedBytes) {
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
