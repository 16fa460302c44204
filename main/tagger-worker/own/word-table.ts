const SPACE = 0x20;
/** Twice as many slots as words: most are found at the first. */
const ROOM = 2;

/** FNV-1a over UTF-16 units (Fowler, Noll, Vo 1991) of `text` from `from` to `to` (exclusive). */
const hashOf = (text: string, from: number, to: number): number => {
  let hash = -2_128_831_035;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619);
  return hash;
};

/**
 * Which list a word is in, of lists of words with a space between them. A map of a hundred thousand strings would take ten times the memory, and
 * the collector of garbage would go over it again and again.
 */
export class WordTable {
  readonly #text: string;
  /** By a word's hash where it begins in `#text`, -1 for nowhere; the next slot where that is another's. */
  readonly #places: Int32Array;
  readonly #lists: Uint8Array;

  constructor(lists: readonly string[]) {
    this.#text = `${lists.join(' ')} `;
    let count = 0;
    for (let at = this.#text.indexOf(' '); at >= 0; at = this.#text.indexOf(' ', at + 1)) count += 1;
    const slots = 2 ** Math.ceil(Math.log2(count * ROOM));
    this.#places = new Int32Array(slots).fill(-1);
    this.#lists = new Uint8Array(slots);
    let start = 0;
    lists.forEach((words, list) => {
      const end = start + words.length;
      for (let from = start; from < end;) {
        const to = this.#text.indexOf(' ', from);
        this.#add(from, to, list);
        from = to + 1;
      }
      start = end + 1;
    });
  }

  /** The number of the list, undefined where it is in none. */
  listOf(word: string): number | undefined {
    const last = this.#places.length - 1;
    for (let slot = hashOf(word, 0, word.length) & last; ; slot = (slot + 1) & last) {
      const place = this.#places[slot] ?? -1;
      if (place < 0) return undefined;
      if (this.#text.startsWith(word, place) && this.#text.charCodeAt(place + word.length) === SPACE) return this.#lists[slot];
    }
  }

  #add(from: number, to: number, list: number): void {
    const last = this.#places.length - 1;
    let slot = hashOf(this.#text, from, to) & last;
    while ((this.#places[slot] ?? -1) >= 0) slot = (slot + 1) & last;
    this.#places[slot] = from;
    this.#lists[slot] = list;
  }
}
