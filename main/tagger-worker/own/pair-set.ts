/** Pairs of Chinese characters, by their codes. In one array, that the collector of garbage need not look through. */
export class PairSet {
  /** A pair as one number where it belongs or in the next free slot, 0 for none. */
  readonly #slots: Uint32Array;

  /** @param capacity how many will be added at most */
  constructor(capacity: number) {
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * capacity + 2)));
  }

  add(first: number, second: number): void {
    this.#slots[this.#slotOf(first, second)] = ((first << 16) | second) >>> 0;
  }

  has(first: number, second: number): boolean {
    return (this.#slots[this.#slotOf(first, second)] ?? 0) !== 0;
  }

  /** Where the pair is, or would be. */
  #slotOf(first: number, second: number): number {
    const last = this.#slots.length - 1;
    const pair = ((first << 16) | second) >>> 0;
    let slot = (Math.imul(pair, 0x9e37_79b1) >>> 8) & last;
    for (;;) {
      const known = this.#slots[slot] ?? 0;
      if (known === 0 || known === pair) return slot;
      slot = (slot + 1) & last;
    }
  }
}
