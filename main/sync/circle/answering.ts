import type { Frontier } from '#ledger';
import type { Link } from '../link/link.ts';
import { LINK_LIMITS } from '../link/limits.ts';

/** Pieces sent and not yet reported stored. With pieces of 100 KB this keeps below what a link buffers. */
const WINDOW = 10;

type Answer = { readonly id: number; readonly pieces: Iterator<Uint8Array>; sent: number; stored: number };

/** Answers one peer's pulls from the rows, no faster than it stores them. */
export class Answering {
  readonly #link: Link;
  readonly #missing: (theirs: Frontier) => Iterator<Uint8Array>;
  #answer: Answer | undefined;

  constructor(link: Link, missing: (theirs: Frontier) => Iterator<Uint8Array>) {
    this.#link = link;
    this.#missing = missing;
  }

  begin(id: number, theirs: Frontier): void {
    this.#answer?.pieces.return?.();
    this.#answer = { id, pieces: this.#missing(theirs), sent: 0, stored: 0 };
    this.pump();
  }

  took(id: number, pieces: number): void {
    if (this.#answer?.id !== id) return;
    this.#answer.stored = Math.max(this.#answer.stored, Math.min(pieces, this.#answer.sent));
    this.pump();
  }

  /** Sends what there is room for. */
  pump(): void {
    const answer = this.#answer;
    while (answer && answer === this.#answer && answer.sent - answer.stored < WINDOW && this.#link.waitingBytes() < LINK_LIMITS.bufferedBytes) {
      const next = answer.pieces.next();
      if (next.done) {
        this.#answer = undefined;
        return this.#link.send({ type: 'done', id: answer.id, pieces: answer.sent });
      }
      answer.sent += 1;
      this.#link.send({ type: 'piece', id: answer.id, number: answer.sent - 1, update: next.value });
    }
    return undefined;
  }

  stop(): void {
    this.#answer?.pieces.return?.();
    this.#answer = undefined;
  }
}
