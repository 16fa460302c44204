import type { Span } from '../rules/rule.ts';
import { DOT, UPPER } from '../text/character-classes.ts';
import { eachMatch } from '../text/each-match.ts';
import type { SearchedText } from '../text/searched-text.ts';
import { COMMON_WORDS } from './common-words.ts';
import { DOUBTFUL_NAMES, GIVEN_NAMES } from './english-given-names.ts';
import { FAMOUS_ENGLISH } from './famous.ts';
import { ENGLISH_THINGS, SAID_OF_FAMOUS } from './not-people.ts';
import { isPublicEnglish, PUBLIC_WORDS } from './public-english.ts';

/** A whole word in lower case, no part of an address, a path, a handle or a compound. */
const LOWER_WORD = /(?<![\w@./:#$'’\u00c0-\u024f-])[a-z]{4,14}(?![\w@/#\u00c0-\u024f-]|\.\w|['’](?!s\b))/g;
/** Given names that are also said of something else where there is no capital letter. */
const ALSO_SAID: ReadonlySet<string> = new Set(
  'mike nick jack chuck peter jimmy tommy larry jenny bobby jerry roger barry phil gary alec iban conn floyd kitty lola jane johnny betty susan mary sherlock holmes cooper parker heather kerry clare shannon spencer lewis germain georges melba suzette maris collins harris huat gulab doris dolly rosie maria sara alma vera lima dona bona luca andrea domingo julio abril sultan prince duke sheikh shah begum bibi baba amma nanna junior senor sisi dada dede bobo lulu coco kuku toto momo nono mimi yaya yoyo tita tito lolo kuya'.split(' '),
);

const NEXT_WORD = /^ ([a-z]+)/;
const LAST_WORD = /([a-z]+) $/;

/** Names of many countries that are no word, in lower case: “wojciech has the van”. */
const addLowerListed = ({ text, told }: SearchedText, spans: Span[]): void =>
  eachMatch(LOWER_WORD, text, ({ 0: word, index }) => {
    if (!GIVEN_NAMES.has(word) || DOUBTFUL_NAMES.has(word) || ALSO_SAID.has(word)) return;
    const end = index + word.length;
    if (FAMOUS_ENGLISH.has(`${word} ${NEXT_WORD.exec(text.slice(end, end + 24))?.[1] ?? ''}`) || FAMOUS_ENGLISH.has(`${LAST_WORD.exec(text.slice(Math.max(0, index - 24), index))?.[1] ?? ''} ${word}`)) return;
    if (COMMON_WORDS.has(word) || PUBLIC_WORDS.has(word) || ENGLISH_THINGS.has(word) || SAID_OF_FAMOUS.test(text.slice(end, end + 32))) return;
    if (!isPublicEnglish({ text, start: index, end, told })) spans.push({ start: index, end, kind: 'PERSON', score: 0.55, by: 'rule' });
  });

const SURNAME = "[A-Z\\u00c0-\\u00de](?:['’][A-Z])?[a-z\\u00df-\\u024f]{2,19}(?:[-'’][A-Z\\u00c0-\\u00de][a-z\\u00df-\\u024f]{2,15})?";
/** “M. Bouchard”, “E. M. Achterberg”: no letter of a list of answers, which has more of its kind. */
const INITIALED = new RegExp(`(?<![A-Za-z0-9_.'’&-])(?:[A-Z]\\.\\s?){1,3}(${SURNAME})(?![\\w'’-]|\\.\\w)`, 'g');
const ANSWERS = /(?:^|\s)[A-E][.)] .*\s[B-F][.)] /s;
/** “Callum B”: a letter that tells two of a name apart. */
const LETTERED = /^ (?![AIX]\b)[A-Z](?![\w'’&/.-]|\s?\d)/;

const addLetters = (text: string, spans: Span[]): void => {
  for (const [at, span] of spans.entries()) {
    if (span.kind === 'PERSON' && GIVEN_NAMES.has(text.slice(span.start, span.end).toLowerCase()) && LETTERED.test(text.slice(span.end, span.end + 4))) spans[at] = { ...span, end: span.end + 2 };
  }
};

const addInitials = ({ text, told }: SearchedText, spans: Span[]): void => {
  if (!/[A-Z]\. ?[A-Z\u00c0-\u00de]/.test(text) || ANSWERS.test(text)) return;
  eachMatch(INITIALED, text, ({ 0: whole, 1: surname = '', index }) => {
    const word = surname.toLowerCase();
    if (COMMON_WORDS.has(word) || PUBLIC_WORDS.has(word) || ENGLISH_THINGS.has(word) || isPublicEnglish({ text, start: index, end: index + whole.length, told })) return;
    spans.push({ start: index, end: index + whole.length, kind: 'PERSON', score: 0.65, by: 'rule' });
  });
};

/** Adds people whom a list of given names, or an initial, tells: those in `spans` are there already. */
export const findEnglishListed = (searched: SearchedText, spans: Span[]): void => {
  const { text, signals } = searched;
  addLowerListed(searched, spans);
  if (signals & UPPER) {
    addLetters(text, spans);
    if (signals & DOT) addInitials(searched, spans);
  }
};
