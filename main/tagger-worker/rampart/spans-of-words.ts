import type { Found } from '../tagger.ts';
import type { Group } from './label-groups.ts';

/** A word and what Rampart takes it for, with the probability of that. Offsets in UTF-16 units. */
export type GroupedWord = { readonly start: number; readonly end: number; readonly group: Group; readonly score: number };

/** Anna Lee, O'Neil, Smith-Jones, J. Doe: what may stand between two words of a name. */
const NAME_GAP = /^(?: {0,2}|['’-]|\. ?)$/;
/** 12 Elm Street, Apt 4, Springfield IL. */
const ADDRESS_GAP = /^[\s,.#/-]{0,4}$/;

const isPerson = (group: Group): boolean => group === 'person' || group === 'perhaps';
const isAddress = (group: Group): boolean => group === 'street' || group === 'number' || group === 'unit' || group === 'area';

/** The end of the run of words that begins at `from`. */
const runEnd = (text: string, words: readonly GroupedWord[], from: number): number => {
  const group = words[from]?.group;
  const isName = group !== undefined && isPerson(group);
  let to = from + 1;
  for (; to < words.length; to++) {
    const [last, next] = [words[to - 1], words[to]];
    if (!last || !next || (isName ? next.group !== group : !isAddress(next.group))) break;
    if (!(isName ? NAME_GAP : ADDRESS_GAP).test(text.slice(last.end, next.end > next.start ? next.start : last.end))) break;
  }
  return to;
};

/** A place name alone is no address: it needs a street and something that says where in it. */
const isWholeAddress = (groups: ReadonlySet<Group>): boolean => groups.has('street') && (groups.has('number') || groups.has('unit') || groups.has('area'));

/** Letters and digits of the scripts that Rampart knows: to what else it gives labels by chance. */
const isSolid = (word: string): boolean => /[\p{L}\p{N}]/u.test(word) && !/\p{Script=Han}/u.test(word);

/** Names and addresses in a text whose words are grouped, in order. Words without letters or digits stand in gaps. */
export const spansOfWords = (text: string, words: readonly GroupedWord[]): readonly Found[] => {
  const solid = words.filter(({ start, end }) => isSolid(text.slice(start, end)));
  const found: Found[] = [];
  for (let from = 0; from < solid.length;) {
    const first = solid[from];
    const to = first && (isPerson(first.group) || isAddress(first.group)) ? runEnd(text, solid, from) : from + 1;
    const last = solid[to - 1];
    if (first && last) {
      const run = solid.slice(from, to);
      const span = { start: first.start, end: last.end, score: Math.max(...run.map(({ score }) => score)) };
      if (isPerson(first.group)) found.push({ ...span, kind: 'PERSON' });
      else if (isWholeAddress(new Set(run.map(({ group }) => group)))) found.push({ ...span, kind: 'ADDRESS' });
    }
    from = to;
  }
  return found;
};
