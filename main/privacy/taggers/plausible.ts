import type { TaggedSpan } from '#tagger-worker';
import { DOUBLE_SURNAMES, GIVEN, NOT_NAMES, SURNAMES } from '../names/chinese-surnames.ts';
import { GIVEN_NAMES } from '../names/english-given-names.ts';
import { FAMOUS_CHINESE, FAMOUS_ENGLISH } from '../names/famous.ts';
import type { Span } from '../rules/rule.ts';

/** What one tagger alone says is masked before it leaves; underlined only where somebody wants to see all of it. */
const ALONE = 0.4;
/** What a lexicon or a second tagger bears out is underlined too. */
const BORNE_OUT = 0.65;

/** Our own tagger. From here on its addresses were right in all of the development sets and of ordinary talk; people need somebody else's word. */
const OWN = 'own';
const SURE_OF_OWN = 0.95;

const isOwnAlone = ({ by }: TaggedSpan): boolean => by.every((id) => id === OWN);

/** Below this Rampart is guessing. */
const LEAST_SURE = 0.6;
/** Without a capital letter most words that it takes for names are none. */
const SURE_OF_LOWER_CASE = 0.95;

const HAN = /[\u3400-\u9fff]/;
const CAPITAL = /^[\p{Lu}\p{Lt}]/u;
const PARTICLE = /^(?:van|von|de|da|das|do|dos|del|di|du|der|den|la|le|el|al|bin|ibn|ter)$/i;
const LONGEST_HAN_NAME = 4;

type Words = { readonly start: number; readonly end: number };

/** “saw Bronagh Delaney at”: the words in lower case at the ends of a name that has capitals are none of it. */
const withoutLowerEdges = (text: string, { start, end }: Words): Words => {
  const words = [...text.slice(start, end).matchAll(/\S+/g)].map((match) => ({ word: match[0], from: start + match.index }));
  const isPart = ({ word }: { readonly word: string }): boolean => CAPITAL.test(word) || /\d/.test(word);
  const first = words.find(isPart);
  const last = words.findLast(isPart);
  return first && last ? { start: first.from, end: last.from + last.word.length } : { start, end };
};

const isChineseName = (name: string): boolean => {
  if (FAMOUS_CHINESE.has(name) || NOT_NAMES.has(name.slice(0, 2))) return false;
  return name.includes('·') || (name.length >= 2 && name.length <= LONGEST_HAN_NAME);
};

/** A surname and characters that given names are made of. */
const isInChineseLexicon = (name: string): boolean => {
  const length = DOUBLE_SURNAMES.includes(name.slice(0, 2)) ? 2 : SURNAMES.has(name[0] ?? '') ? 1 : 0;
  const given = name.slice(length);
  return length > 0 && given.length === 2 && Array.from(given).every((character) => GIVEN.has(character));
};

const isEnglishName = (name: string, { score, isHandle }: { readonly score: number; readonly isHandle: boolean }): boolean => {
  const words = name.toLowerCase().split(/\s+/);
  if (score < LEAST_SURE || /\d/.test(name) || name.length < 2 || FAMOUS_ENGLISH.has(words.slice(0, 2).join(' '))) return false;
  if (CAPITAL.test(name) || PARTICLE.test(words[0] ?? '')) return true;
  return !isHandle && (score >= SURE_OF_LOWER_CASE || GIVEN_NAMES.has(words[0] ?? ''));
};

const nameOf = (text: string, found: TaggedSpan): Span | undefined => {
  const isChinese = HAN.test(text.slice(found.start, found.end));
  const { start, end } = isChinese ? found : withoutLowerEdges(text, found);
  const name = text.slice(start, end).replace(/['’]s$/, '');
  const isName = isChinese ? isChineseName(name) : isEnglishName(name, { score: found.score, isHandle: text[start - 1] === '@' });
  if (!isName) return undefined;
  // Where others can read, they bear a name out; a Latin name in Chinese words is read by ours alone.
  if (isOwnAlone(found) && (isChinese || !HAN.test(text) || found.score < SURE_OF_OWN)) return undefined;
  const isBorneOut = found.by.length > 1 || (isChinese && isInChineseLexicon(name));
  return { start, end: start + name.length, kind: 'PERSON', score: isBorneOut ? BORNE_OUT : ALONE, by: 'tagger' };
};

const addressOf = (text: string, found: TaggedSpan): Span | undefined => {
  const isAlone = isOwnAlone(found);
  if (isAlone && found.score < SURE_OF_OWN) return undefined;
  const { start, end } = found.by.includes(OWN) ? found : withoutLowerEdges(text, found);
  const address = text.slice(start, end);
  if (!/\d/.test(address) || !/\p{L}/u.test(address) || (!isAlone && !/\p{Lu}/u.test(address) && found.score < SURE_OF_LOWER_CASE + 0.02)) return undefined;
  return { start, end, kind: 'ADDRESS', score: found.by.includes(OWN) ? BORNE_OUT : ALONE, by: 'tagger' };
};

/** What remains of a tagger's find once it is held against what is known of names: undefined for what is none. Offsets in the normal form. */
export const plausible = (text: string, found: TaggedSpan): Span | undefined => (found.kind === 'PERSON' ? nameOf(text, found) : addressOf(text, found));
