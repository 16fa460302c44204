/**
 * Words of which a text is searched for any, in one pass for all lists together (Aho and Corasick, *Efficient string matching*, 1975).
 * Without case. A space at a word's beginning or end stands for a place without a letter of ASCII.
 */
export type Words = readonly string[];

/** `birth|生日| dob ` as words. */
export const wordsOf = (joined: string): Words => joined.split('|');

/** Classes of units: 0 leads back to the start, every unit beyond ASCII is one class here and is told apart where a word begins with it. */
const OTHER = 1;
const CLASS_COUNT = 52;
const APOSTROPHE = 0x27;
const CURLY_APOSTROPHE = 0x2019;
const HAN_FIRST = 0x3000;
const HAN_LAST = 0x9fff;

const asciiClasses = (): Uint8Array => {
  const classes = new Uint8Array(0x80);
  let last = OTHER;
  for (let code = 0x30; code < 0x3a; code++) classes[code] = ++last;
  for (let code = 0x61; code < 0x7b; code++) classes[code] = classes[code - 0x20] = ++last;
  for (const char of " '-/_:#+.@([{<") classes[char.charCodeAt(0)] = ++last;
  return classes;
};
const ASCII = asciiClasses();
const classOf = (unit: number): number => (unit < 0x80 ? (ASCII[unit] ?? 0) : unit === CURLY_APOSTROPHE ? (ASCII[APOSTROPHE] ?? 0) : OTHER);

const isLetter = (unit: number): boolean => (unit >= 0x41 && unit < 0x5b) || (unit >= 0x61 && unit < 0x7b);

type Entry = { readonly list: number; readonly word: string; readonly isStart: boolean; readonly isEnd: boolean };

const entriesOf = (lists: readonly Words[]): readonly Entry[] =>
  lists.flatMap((words, list) => words.map((word) => ({ list, word: word.trim().toLowerCase(), isStart: word.startsWith(' '), isEnd: word.endsWith(' ') })));

type Automaton = { readonly next: Uint16Array; readonly found: readonly (readonly Entry[] | undefined)[] };

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
  return { next, found: found.map((words) => (words.length > 0 ? words : undefined)) };
};

/** Words that begin with Han or a Chinese sign, by their first unit. */
const byFirstUnit = (entries: readonly Entry[]): readonly (readonly Entry[] | undefined)[] => {
  const first: Entry[][] = [];
  for (const entry of entries) {
    const at = entry.word.charCodeAt(0) - HAN_FIRST;
    first[at] = [...(first[at] ?? []), entry];
  }
  return Array.from({ length: HAN_LAST - HAN_FIRST + 1 }, (_, at) => first[at]);
};

const standsAt = ({ word }: Entry, text: string, at: number): boolean => {
  for (let offset = 1; offset < word.length; offset++) {
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
  const isHan = ({ word }: Entry): boolean => word.charCodeAt(0) >= HAN_FIRST && word.charCodeAt(0) <= HAN_LAST;
  const { next, found } = automatonOf(entries.filter((entry) => !isHan(entry)));
  const han = byFirstUnit(entries.filter(isHan));
  const hasEdges = ({ word, isStart, isEnd }: Entry, text: string, at: number): boolean =>
    !(isStart && isLetter(text.charCodeAt(at - word.length))) && !(isEnd && isLetter(text.charCodeAt(at + 1)));
  return (text) => {
    const told = new Uint8Array(lists.length);
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      state = next[state * CLASS_COUNT + classOf(unit)] ?? 0;
      const words = found[state];
      if (words) for (const entry of words) if (told[entry.list] === 0 && hasEdges(entry, text, at)) told[entry.list] = 1;
      const begun = unit >= HAN_FIRST && unit <= HAN_LAST ? han[unit - HAN_FIRST] : undefined;
      if (begun) for (const entry of begun) if (told[entry.list] === 0 && standsAt(entry, text, at)) told[entry.list] = 1;
    }
    return told;
  };
};
