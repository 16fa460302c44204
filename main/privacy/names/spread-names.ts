import type { Entity } from '#contract';
import { DOUBLE_SURNAMES, SURNAMES } from './chinese-surnames.ts';
import { COMMON_WORDS } from './common-words.ts';
import { DOUBTFUL_NAMES } from './english-given-names.ts';

type Read = { readonly text: string; readonly entities: readonly Entity[] };

/** From this score on a name is surely one: it is looked for in the other messages too. */
const SURE = 0.7;
/** What a found name stands for elsewhere is likely, not certain: masked, and underlined where somebody wants to see all. */
const ELSEWHERE = 0.5;
const MOST_NAMES = 200;
const HAN = /^[\u3400-\u9fff]+$/;
const GIVEN_LENGTH = 2;

/** The name itself, and of a whole Chinese name the given name: 陆知远 is 知远 two lines later. */
const formsOf = (name: string): readonly string[] => {
  if (!HAN.test(name)) {
    const [first = ''] = name.split(/\s+/);
    const isWord = (word: string): boolean => COMMON_WORDS.has(word.toLowerCase()) || DOUBTFUL_NAMES.has(word.toLowerCase());
    return [...new Set([name, first])].filter((form) => form.length >= 3 && !isWord(form));
  }
  const surname = DOUBLE_SURNAMES.includes(name.slice(0, 2)) ? 2 : SURNAMES.has(name[0] ?? '') ? 1 : 0;
  return surname > 0 && name.length - surname === GIVEN_LENGTH ? [name, name.slice(surname)] : [name];
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** One pattern for all names; undefined for none. Latin ones between word borders, in any case. */
const patternOf = (names: ReadonlySet<string>): RegExp | undefined => {
  const forms = [...names].toSorted((a, b) => b.length - a.length).map((name) => (HAN.test(name) ? escaped(name) : `(?<![\\p{L}\\p{N}_@./-])${escaped(name)}(?![\\p{L}\\p{N}_@/-]|\\.\\p{L})`));
  return forms.length === 0 ? undefined : new RegExp(forms.join('|'), 'giu');
};

/**
 * Names that are sure in one message, where they stand in the others (and again in the same).
 * @returns for each message the entities to add; linear in the texts times the names, of which there are at most 200
 */
export const spreadNames = (messages: readonly Read[]): readonly (readonly Entity[])[] => {
  const sure = messages.flatMap(({ entities }) => entities.filter(({ kind, score }) => kind === 'PERSON' && score >= SURE));
  const names = new Set(sure.flatMap(({ text }) => formsOf(text)).slice(0, MOST_NAMES));
  const pattern = patternOf(names);
  if (!pattern) return messages.map(() => []);
  return messages.map(({ text, entities }) =>
    [...text.matchAll(pattern)]
      .map((match): Entity => ({ start: match.index, end: match.index + match[0].length, kind: 'PERSON', text: match[0], score: ELSEWHERE, by: 'rule' }))
      .filter((found) => !entities.some(({ start, end }) => start < found.end && found.start < end)),
  );
};
