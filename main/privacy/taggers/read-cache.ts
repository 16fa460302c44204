import { hash } from 'node:crypto';
import type { TaggedSpan } from '#tagger-worker';

/**
 * What was found in texts read lately: kinds and offsets, by a digest of the text with a salt of this process. No text is kept,
 * so there is nothing in it that Forget would have to look for.
 */
export class ReadCache {
  readonly #salt: string;
  readonly #capacity: number;
  readonly #found = new Map<string, readonly TaggedSpan[]>();

  constructor(salt: Uint8Array, capacity: number) {
    this.#salt = Buffer.from(salt).toString('base64');
    this.#capacity = capacity;
  }

  get(text: string): readonly TaggedSpan[] | undefined {
    const key = this.#keyOf(text);
    const found = this.#found.get(key);
    if (found) {
      this.#found.delete(key);
      this.#found.set(key, found);
    }
    return found;
  }

  set(text: string, found: readonly TaggedSpan[]): void {
    this.#found.set(this.#keyOf(text), found);
    const oldest = this.#found.keys().next().value;
    if (this.#found.size > this.#capacity && oldest !== undefined) this.#found.delete(oldest);
  }

  clear(): void {
    this.#found.clear();
  }

  #keyOf(text: string): string {
    return hash('sha256', this.#salt + text, 'base64');
  }
}
