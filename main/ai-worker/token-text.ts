import type { LlamaModel, Token } from 'node-llama-cpp';

const WINDOW = 16;

/** Turns tokens into text as they come. A character split over several tokens is held back until it is whole. */
export class TokenText {
  readonly #model: LlamaModel;
  #done: Token[] = [];
  #open: Token[] = [];
  #text = '';

  constructor(model: LlamaModel) {
    this.#model = model;
  }

  get text(): string {
    return this.#text;
  }

  /** The new text, empty while a character is incomplete. */
  push(token: Token): string {
    this.#open.push(token);
    const delta = this.#model.detokenize(this.#open, false, this.#done);
    if (delta.endsWith('\uFFFD') && this.#open.length < WINDOW) return '';
    this.#done = [...this.#done, ...this.#open].slice(-WINDOW);
    this.#open = [];
    this.#text += delta;
    return delta;
  }
}
