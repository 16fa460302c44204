/**
 * Words of which a text is searched for any, in one pass for all lists together.
 * Without case. A space at a word's beginning or end stands for a place without a letter of ASCII.
 */
export type Words = readonly string[];

/** `birth|生日| dob ` as words. */
export const wordsOf = (joined: string): Words => joined.split('|');

/** Classes of units: 0 is in no word, every unit beyond ASCII is one class here and is told apart where a word begins with Han. */
const OTHER = 1;
const CLASS_COUNT = 53;
const APOSTROPHE = 0x27;
const CURLY_APOSTROPHE = 0x2019;
const HAN_FIRST = 0x3000;
const HAN_LAST = 0xffff;

const asciiClasses = (): Uint8Array => {
  const classes = new Uint8Array(0x80);
  let last = OTHER;
  for (let code = 0x30; code < 0x3a; code++) classes[code] = ++last;
  for (let code = 0x61; code < 0x7b; code++) classes[code] = classes[code - 0x20] = ++last;
  for (const char of " '-/_:#+.@([{<!") classes[char.charCodeAt(0)] = ++last;
  return classes;
};
const ASCII = asciiClasses();
const classOf = (unit: number): number => (unit < 0x80 ? (ASCII[unit] ?? 0) : unit === CURLY_APOSTROPHE ? (ASCII[APOSTROPHE] ?? 0) : unit >= 0x80 ? OTHER : 0);

/** Whether a word may have it. */
export const isSearchable = (char: string): boolean => classOf(char.charCodeAt(0)) > 0;

const isLetter = (unit: number): boolean => (unit >= 0x41 && unit < 0x5b) || (unit >= 0x61 && unit < 0x7b);

/** Whether it begins with Han or a Chinese sign. */
const isHan = (word: string): boolean => word.charCodeAt(0) >= HAN_FIRST;

const lowered = (unit: number): number => (unit >= 0x41 && unit < 0x5b ? unit + 0x20 : unit);
/** Without case, and a curly apostrophe as a straight one. */
const plainOf = (unit: number): number => (unit === CURLY_APOSTROPHE ? APOSTROPHE : lowered(unit));
/** Letters that are neither of ASCII nor Han are not told apart: most have two cases. */
const isSame = (unit: number, wanted: number): boolean => plainOf(unit) === wanted || (wanted >= 0x80 && wanted < HAN_FIRST && unit >= 0x80 && unit < HAN_FIRST);

/** A word with the places of all lists that have it. */
type Entry = { readonly word: string; readonly isStart: boolean; readonly isEnd: boolean; readonly lists: number[] };

const entriesOf = (lists: readonly Words[]): readonly Entry[] => {
  const entries = new Map<string, Entry>();
  lists.forEach((words, list) => {
    for (const written of words) {
      const word = written.trim().toLowerCase();
      // Beside Han a letter of ASCII is no part of the word.
      const key = isHan(word) ? word : written.toLowerCase();
      const entry = entries.get(key) ?? { word, isStart: key.startsWith(' '), isEnd: key.endsWith(' '), lists: [] };
      entries.set(key, entry);
      if (entry.lists.at(-1) !== list) entry.lists.push(list);
    }
  });
  return [...entries.values()];
};

/** The classes of so many units at the beginning of a word are one number, the `next` of the number without the last. */
const LONGEST_KEY = 4;
const next = (key: number, unitClass: number): number => key * CLASS_COUNT + unitClass;
/** Of Han one unit, or two: no number of other words is as high or below 0. */
const LONGEST_HAN_KEY = 2;
const hanKeyOf = (first: number, second: number): number => (first << 16) | second;

const keyLengthOf = (word: string): number => Math.min(word.length, isHan(word) ? LONGEST_HAN_KEY : LONGEST_KEY);
const keyOf = ({ word }: Entry): number => {
  if (isHan(word)) return hanKeyOf(word.charCodeAt(0), word.length > 1 ? word.charCodeAt(1) : 0);
  let key = 0;
  for (let at = 0; at < keyLengthOf(word); at++) key = next(key, classOf(word.charCodeAt(at)));
  return key;
};

/** A set of numbers that may say of some others too that it has them (Bloom, *Space/time trade-offs in hash coding*, 1970). So small that it stays in the nearest cache. */
type Filter = Uint32Array;
const FILTER_BITS = 17;
const bitOf = (key: number): number => Math.imul(key, 0x9e3779b1) >>> (32 - FILTER_BITS);
const mayHave = (filter: Filter, key: number): boolean => ((filter[bitOf(key) >> 5] ?? 0) & (1 << bitOf(key))) !== 0;
const filterOf = (entries: readonly Entry[]): Filter => {
  const filter = new Uint32Array(2 ** FILTER_BITS / 32);
  for (const bit of entries.map((entry) => bitOf(keyOf(entry)))) filter[bit >> 5] = (filter[bit >> 5] ?? 0) | (1 << bit);
  return filter;
};

/** By keys, where in `data` their words are: the length of the key, how many words, and of each its edges, the length of the rest, the number of lists, the units of the rest, the lists. So all that is read of a word lies together. */
type PackedWords = { readonly data: Uint16Array; readonly offsets: ReadonlyMap<number, number> };
const STARTS = 1;
const ENDS = 2;

const packed = (entries: readonly Entry[]): PackedWords => {
  const data: number[] = [];
  const offsets = new Map<number, number>();
  for (const [key, words] of Map.groupBy(entries, keyOf)) {
    const keyLength = Math.max(0, ...words.map(({ word }) => keyLengthOf(word)));
    offsets.set(key, data.push(keyLength, words.length) - 2);
    for (const { word, isStart, isEnd, lists } of words) {
      const rest = word.slice(keyLength);
      data.push((isStart ? STARTS : 0) | (isEnd ? ENDS : 0), rest.length, lists.length);
      for (let at = 0; at < rest.length; at++) data.push(plainOf(rest.charCodeAt(at)));
      for (const list of lists) data.push(list);
    }
  }
  return { data: Uint16Array.from(data), offsets };
};

/** What the first two units of other words tell: whether one or both are a word, and whether a longer one begins so, one at least that may begin within a word. */
const ONE = 1;
const TWO = 2;
const LONGER = 4;
const LONGER_IN_WORD = 8;
const pairTable = (entries: readonly Entry[]): Uint8Array => {
  const table = new Uint8Array(CLASS_COUNT * CLASS_COUNT);
  for (const { word, isStart } of entries) {
    const first = classOf(word.charCodeAt(0));
    const pair = next(first, classOf(word.charCodeAt(1)));
    if (word.length === 1) for (let second = 0; second < CLASS_COUNT; second++) table[next(first, second)] = (table[next(first, second)] ?? 0) | ONE;
    else table[pair] = (table[pair] ?? 0) | (word.length === 2 ? TWO : isStart ? LONGER : LONGER | LONGER_IN_WORD);
  }
  return table;
};

/** Of the first units beyond ASCII that begin words: 1 where one unit is a word, 2 where more are. */
const hanBeginnings = (entries: readonly Entry[]): Uint8Array => {
  const begins = new Uint8Array(HAN_LAST - HAN_FIRST + 1);
  for (const { word } of entries) {
    if (!isHan(word)) continue;
    const at = word.charCodeAt(0) - HAN_FIRST;
    begins[at] = (begins[at] ?? 0) | (word.length === 1 ? 1 : 2);
  }
  return begins;
};

/** Which lists a text has a word of: bit n of the numbers is set for list n, 32 in each. */
export type Told = readonly number[];

export const isTold = (told: Told, list: number): boolean => ((told[list >> 5] ?? 0) & (1 << list)) !== 0;

/** A text, and what it was found to have so far. */
type Reading = { readonly text: string; readonly told: number[] };

/** Says how the lists are added of the words with a key that stands before `end`. */
const createTell =
  ({ data, offsets }: PackedWords) =>
  ({ text, told }: Reading, key: number, end: number): void => {
    let place = offsets.get(key);
    if (place === undefined) return;
    const from = end - (data[place++] ?? 0);
    for (let left = data[place++] ?? 0; left > 0; left--) {
      const edges = data[place++] ?? 0;
      const length = data[place++] ?? 0;
      const count = data[place++] ?? 0;
      let same = 0;
      while (same < length && isSame(text.charCodeAt(end + same), data[place + same] ?? 0)) same++;
      const hasEdges = !((edges & STARTS) !== 0 && isLetter(text.charCodeAt(from - 1))) && !((edges & ENDS) !== 0 && isLetter(text.charCodeAt(end + length)));
      place += length;
      if (same === length && hasEdges) {
        for (let at = place; at < place + count; at++) {
          const list = data[at] ?? 0;
          told[list >> 5] = (told[list >> 5] ?? 0) | (1 << list);
        }
      }
      place += count;
    }
  };

/** Says of a text which lists have a word in it. It may say so of a list without one, where a word has a letter that is neither of ASCII nor Han. */
export type WordSearch = (text: string) => Told;

export const createWordSearch = (lists: readonly Words[]): WordSearch => {
  const entries = entriesOf(lists).filter(({ word }) => isHan(word) || word.split('').every(isSearchable));
  const latin = entries.filter(({ word }) => !isHan(word));
  const pairs = pairTable(latin);
  const [any, inWord] = [filterOf(latin), filterOf(latin.filter(({ isStart }) => !isStart))];
  const begins = hanBeginnings(entries);
  const tell = createTell(packed(entries));
  const none = Array.from({ length: (lists.length >> 5) + 1 }, () => 0);

  const tellHan = (reading: Reading, unit: number, at: number): void => {
    const begun = begins[unit - HAN_FIRST] ?? 0;
    if (begun & 1) tell(reading, hanKeyOf(unit, 0), at + 1);
    if (begun & 2) tell(reading, hanKeyOf(unit, lowered(reading.text.charCodeAt(at + 1))), at + 2);
  };

  return (text) => {
    const reading: Reading = { text, told: none.slice() };
    let isInWord = false;
    let first = classOf(text.charCodeAt(0));
    let second = classOf(text.charCodeAt(1));
    let third = classOf(text.charCodeAt(2));
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      const fourth = classOf(text.charCodeAt(at + LONGEST_KEY - 1));
      if (unit >= HAN_FIRST) tellHan(reading, unit, at);
      else {
        const two = next(first, second);
        const begun = pairs[two] ?? 0;
        if (begun & ONE) tell(reading, first, at + 1);
        if (begun & TWO) tell(reading, two, at + 2);
        if (begun & (isInWord ? LONGER_IN_WORD : LONGER)) {
          const filter = isInWord ? inWord : any;
          const three = next(two, third);
          const four = next(three, fourth);
          if (mayHave(filter, three)) tell(reading, three, at + 3);
          if (mayHave(filter, four)) tell(reading, four, at + 4);
        }
      }
      isInWord = isLetter(unit);
      first = second;
      second = third;
      third = fourth;
    }
    return reading.told;
  };
};
