/**
 * Words of which a text is searched for any, in one pass for all lists together (Aho and Corasick, *Efficient string matching*, 1975).
 * Without case. A space at a word's beginning or end stands for a place without a letter of ASCII.
 */
export type Words = readonly string[];

/** `birth|生日| dob ` as words. */
export const wordsOf = (joined: string): Words => joined.split('|');

/** Classes of units: 0 leads back to the start, every unit beyond ASCII is one class here and is told apart where a word begins with it. */
const OTHER = 1;
const CLASS_COUNT = 53;
const APOSTROPHE = 0x27;
const CURLY_APOSTROPHE = 0x2019;
const HAN_FIRST = 0x3000;
const HAN_LAST = 0x9fff;

const asciiClasses = (): Uint8Array => {
  const classes = new Uint8Array(0x80);
  let last = OTHER;
  for (let code = 0x30; code < 0x3a; code++) classes[code] = ++last;
  for (let code = 0x61; code < 0x7b; code++) classes[code] = classes[code - 0x20] = ++last;
  for (const char of " '-/_:#+.@([{<!") classes[char.charCodeAt(0)] = ++last;
  return classes;
};
const ASCII = asciiClasses();
const classOf = (unit: number): number => (unit < 0x80 ? (ASCII[unit] ?? 0) : unit === CURLY_APOSTROPHE ? (ASCII[APOSTROPHE] ?? 0) : OTHER);

/** Whether a word may have it. */
export const isSearchable = (char: string): boolean => classOf(char.charCodeAt(0)) > 0;

const isLetter = (unit: number): boolean => (unit >= 0x41 && unit < 0x5b) || (unit >= 0x61 && unit < 0x7b);

const isHan = (word: string): boolean => word.charCodeAt(0) >= HAN_FIRST && word.charCodeAt(0) <= HAN_LAST;

/** A word with the places of all lists that have it; `number` is its own place among all words. */
type Entry = { readonly number: number; readonly word: string; readonly isStart: boolean; readonly isEnd: boolean; readonly lists: number[] };

const entriesOf = (lists: readonly Words[]): readonly Entry[] => {
  const entries = new Map<string, Entry>();
  lists.forEach((words, list) => {
    for (const written of words) {
      const word = written.trim().toLowerCase();
      // Beside Han a letter of ASCII is no part of the word.
      const key = isHan(word) ? word : written.toLowerCase();
      const entry = entries.get(key) ?? { number: entries.size, word, isStart: key.startsWith(' '), isEnd: key.endsWith(' '), lists: [] };
      entries.set(key, entry);
      if (entry.lists.at(-1) !== list) entry.lists.push(list);
    }
  });
  return [...entries.values()];
};

/** `found` leads from a state to its words in `words`; 0 for none. */
type Automaton = { readonly next: Uint16Array; readonly found: Uint16Array; readonly words: readonly (readonly Entry[])[] };

/** A tree of the words, and for each state the longest other beginning that its end is. */
const automatonOf = (entries: readonly Entry[]): Automaton => {
  const tree: Map<number, number>[] = [new Map()];
  const found: Entry[][] = [[]];
  for (const entry of entries) {
    let state = 0;
    for (let at = 0; at < entry.word.length; at++) {
      const unit = classOf(entry.word.charCodeAt(at));
      const known = tree[state]?.get(unit);
      if (known === undefined) {
        tree[state]?.set(unit, tree.length);
        state = tree.push(new Map()) - 1;
        found.push([]);
      } else state = known;
    }
    found[state]?.push(entry);
  }
  const next = new Uint16Array(tree.length * CLASS_COUNT);
  const fallback = new Uint16Array(tree.length);
  const queue = [0];
  for (const state of queue) {
    for (let unit = 1; unit < CLASS_COUNT; unit++) {
      const child = tree[state]?.get(unit);
      const other = state === 0 ? 0 : (next[(fallback[state] ?? 0) * CLASS_COUNT + unit] ?? 0);
      next[state * CLASS_COUNT + unit] = child ?? other;
      if (child === undefined) continue;
      fallback[child] = other;
      found[child]?.push(...(found[other] ?? []));
      queue.push(child);
    }
  }
  const words: (readonly Entry[])[] = [[]];
  return { next, found: Uint16Array.from(found, (ended) => (ended.length > 0 ? words.push(ended) - 1 : 0)), words };
};

/** Words that begin with Han or a Chinese sign: of one unit, and by their first two. `begins` tells most units of a text apart: 1 for the former, 2 for the latter, 3 for both. */
type HanWords = { readonly begins: Uint8Array; readonly single: ReadonlyMap<number, Entry>; readonly byPair: ReadonlyMap<number, readonly Entry[]> };

const pairOf = (first: number, second: number): number => first * 0x10000 + (second >= 0x41 && second < 0x5b ? second + 0x20 : second);

const hanWordsOf = (entries: readonly Entry[]): HanWords => {
  const begins = new Uint8Array(HAN_LAST - HAN_FIRST + 1);
  const single = new Map<number, Entry>();
  const byPair = new Map<number, Entry[]>();
  for (const entry of entries) {
    const first = entry.word.charCodeAt(0);
    begins[first - HAN_FIRST] = (begins[first - HAN_FIRST] ?? 0) | (entry.word.length === 1 ? 1 : 2);
    const pair = pairOf(first, entry.word.charCodeAt(1));
    if (entry.word.length === 1) single.set(first, entry);
    else byPair.set(pair, [...(byPair.get(pair) ?? []), entry]);
  }
  return { begins, single, byPair };
};

const standsAt = ({ word }: Entry, text: string, at: number): boolean => {
  for (let offset = 2; offset < word.length; offset++) {
    const unit = text.charCodeAt(at + offset);
    const wanted = word.charCodeAt(offset);
    if (unit !== wanted && !(wanted >= 0x61 && wanted < 0x7b && unit === wanted - 0x20)) return false;
  }
  return true;
};

/** Says of a text which lists have a word in it: 1 at a list's place. It may say so of a list without one, where a word that begins with a Latin letter goes on in Han. */
export type WordSearch = (text: string) => Uint8Array;

export const createWordSearch = (lists: readonly Words[]): WordSearch => {
  const entries = entriesOf(lists);
  const { next, found, words } = automatonOf(entries.filter(({ word }) => !isHan(word)));
  const { begins, single, byPair } = hanWordsOf(entries.filter(({ word }) => isHan(word)));
  const hasEdges = ({ word, isStart, isEnd }: Entry, text: string, at: number): boolean =>
    !(isStart && isLetter(text.charCodeAt(at - word.length))) && !(isEnd && isLetter(text.charCodeAt(at + 1)));
  /** In which search a word was found last: each counts once in a text. */
  const foundIn = new Float64Array(entries.length);
  let searches = 0;
  return (text) => {
    const told = new Uint8Array(lists.length);
    const now = ++searches;
    const tell = ({ number, lists: places }: Entry): void => {
      foundIn[number] = now;
      for (const list of places) told[list] = 1;
    };
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      state = next[state * CLASS_COUNT + classOf(unit)] ?? 0;
      const ended = found[state] ?? 0;
      if (ended > 0) for (const entry of words[ended] ?? []) if (foundIn[entry.number] !== now && hasEdges(entry, text, at)) tell(entry);
      const begun = unit >= HAN_FIRST && unit <= HAN_LAST ? (begins[unit - HAN_FIRST] ?? 0) : 0;
      if (begun === 0) continue;
      const alone = begun & 1 ? single.get(unit) : undefined;
      if (alone && foundIn[alone.number] !== now) tell(alone);
      if (begun & 2) for (const entry of byPair.get(pairOf(unit, text.charCodeAt(at + 1))) ?? []) if (foundIn[entry.number] !== now && standsAt(entry, text, at)) tell(entry);
    }
    return told;
  };
};
