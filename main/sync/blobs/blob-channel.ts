import type { Clock } from '#platform';
import { Reassembly } from '../link/framing.ts';
import { Outbox } from '../link/outbox.ts';
import type { SideWire } from '../link/wire.ts';
import { BLOB_LIMITS } from './limits.ts';
import { type BlobMessage, decodeBlobMessage, encodeBlobMessage, isPieceMessage, MOST_BLOB_MESSAGE_BYTES, MOST_PIECE_MESSAGE_BYTES } from './wire/blob-message.ts';

/** Where a piece is put together before it is cut into frames, which copies it: one for all, since nothing comes between. */
const DESK = new Uint8Array(MOST_PIECE_MESSAGE_BYTES);

/** The data of a piece is good until `message` returns. */
export type BlobChannelEars = { message(message: BlobMessage): void; drained(): void; blame(why: string): void };

/** Messages over the second channel of an authenticated link: framed, limited, in time. What is malformed is blamed on the link. */
export class BlobChannel {
  readonly #wire: SideWire;
  readonly #clock: Clock;
  readonly #ears: BlobChannelEars;
  readonly #outbox: Outbox;
  readonly #reassembly = new Reassembly(BLOB_LIMITS.pieceBytes, { isReused: true });
  #stopTimer: (() => void) | undefined;
  #isStopped = false;

  constructor(wire: SideWire, clock: Clock, ears: BlobChannelEars) {
    this.#wire = wire;
    this.#clock = clock;
    this.#ears = ears;
    this.#outbox = new Outbox(wire, BLOB_LIMITS);
  }

  /** Hears from now on; what came before is heard at once. */
  start(): void {
    this.#wire.listen({ piece: (piece) => this.#take(piece), drained: () => this.#drained() });
  }

  get hasRoom(): boolean {
    return this.#outbox.waitingBytes < BLOB_LIMITS.bufferedBytes;
  }

  get bufferedBytes(): number {
    return this.#wire.bufferedBytes();
  }

  send(message: BlobMessage): void {
    if (!this.#isStopped) this.#outbox.put(encodeBlobMessage(message, DESK));
  }

  stop(): void {
    this.#isStopped = true;
    this.#stopTimer?.();
  }

  #drained(): void {
    if (this.#isStopped) return;
    this.#outbox.flush();
    this.#ears.drained();
  }

  #take(piece: Uint8Array): void {
    if (this.#isStopped) return;
    const message = this.#reassembly.add(piece, MOST_BLOB_MESSAGE_BYTES);
    if (message === 'more') {
      this.#stopTimer ??= this.#clock.after(BLOB_LIMITS.messageMs, () => this.#ears.blame('blob-message-too-slow'));
      return;
    }
    this.#stopTimer?.();
    this.#stopTimer = undefined;
    const decoded = typeof message === 'string' ? undefined : decodeBlobMessage(isPieceMessage(message) ? message : message.slice());
    if (decoded) this.#ears.message(decoded);
    else this.#ears.blame(typeof message === 'string' ? `blob-${message}` : 'blob-malformed');
  }
}
