import { ALL_SIGNS, HAN_FIRST, HAN_LAST, HAN_SIGN, OTHER_SIGN, signOf } from './shapes.ts';
import type { Told, Words } from './word-search.ts';

const classTable = (): Uint8Array => {
  const table = new Uint8Array(0x10000).fill(ALL_SIGNS.indexOf(OTHER_SIGN));
  for (let unit = 0; unit < HAN_FIRST; unit++) table[unit] = ALL_SIGNS.indexOf(signOf(String.fromCharCode(unit)));
  return table.fill(ALL_SIGNS.indexOf(HAN_SIGN), HAN_FIRST, HAN_LAST + 1);
};
/** The place of each unit's sign among all. */
const CLASSES = classTable();
const CLASS_COUNT = ALL_SIGNS.length;

/** `found` says of a state which lists have a shape that ends there. */
type Automaton = { readonly next: Uint16Array; readonly found: readonly (Told | undefined)[] };

const withLists = (told: Told | undefined, others: Told): Told => others.map((bits, at) => bits | (told?.[at] ?? 0));

/** A tree of the shapes, and for each state the longest other beginning that its end is (Aho and Corasick, *Efficient string matching*, 1975). */
const automatonOf = (lists: readonly Words[]): Automaton => {
  const tree: Map<number, number>[] = [new Map()];
  const found: (Told | undefined)[] = [undefined];
  const none = Array.from({ length: (lists.length >> 5) + 1 }, () => 0);
  lists.forEach((shapes, list) => {
    for (const shape of shapes) {
      let state = 0;
      for (const sign of shape) {
        const known = tree[state]?.get(ALL_SIGNS.indexOf(sign));
        const child = known ?? tree.push(new Map()) - 1;
        tree[state]?.set(ALL_SIGNS.indexOf(sign), child);
        state = child;
      }
      found[state] = withLists(found[state], none.with(list >> 5, 1 << list));
    }
  });
  const next = new Uint16Array(tree.length * CLASS_COUNT);
  const fallback = new Uint16Array(tree.length);
  const queue = [0];
  for (const state of queue) {
    for (let sign = 0; sign < CLASS_COUNT; sign++) {
      const child = tree[state]?.get(sign);
      const other = state === 0 ? 0 : (next[(fallback[state] ?? 0) * CLASS_COUNT + sign] ?? 0);
      next[state * CLASS_COUNT + sign] = child ?? other;
      if (child === undefined) continue;
      fallback[child] = other;
      const ended = found[other];
      if (ended) found[child] = withLists(found[child], ended);
      queue.push(child);
    }
  }
  return { next, found: Array.from(tree, (_, state) => found[state]) };
};

/** Says of a text which lists have a shape that is somewhere in its own. */
export const createShapeSearch = (lists: readonly Words[]): ((text: string) => Told) => {
  const { next, found } = automatonOf(lists);
  const none = Array.from({ length: (lists.length >> 5) + 1 }, () => 0);
  return (text) => {
    const told = none.slice();
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      state = next[state * CLASS_COUNT + (CLASSES[text.charCodeAt(at)] ?? 0)] ?? 0;
      const ended = found[state];
      if (ended) for (let word = 0; word < ended.length; word++) told[word] = (told[word] ?? 0) | (ended[word] ?? 0);
    }
    return told;
  };
};
