import type { TaggedSpan } from '#tagger-worker';
import { isEverybodys, isPrivateHere } from '../names/chinese-names.ts';
import { DOUBLE_SURNAMES, GIVEN, NOT_NAMES, SURNAMES } from '../names/chinese-surnames.ts';
import { COMMON_WORDS } from '../names/common-words.ts';
import { DOUBTFUL_NAMES, GIVEN_NAMES } from '../names/english-given-names.ts';
import { FAMOUS_ENGLISH } from '../names/famous.ts';
import { KNOWN_CHINESE } from '../names/known-chinese.ts';
import { ENGLISH_THINGS, SAID_OF_FAMOUS } from '../names/not-people.ts';
import { isForeignSound, PUBLIC_CHINESE } from '../names/public-chinese.ts';
import { isPublicEnglish, PUBLIC_WORDS } from '../names/public-english.ts';
import type { Span } from '../rules/rule.ts';

/** What one tagger alone says is masked before it leaves; underlined only where somebody wants to see all of it. */
const ALONE = 0.4;
/** What a lexicon or a second tagger bears out is underlined too. */
const BORNE_OUT = 0.65;

/** Our own tagger. From here on its addresses were right in all of the development sets and of ordinary talk; people need somebody else's word. */
const OWN = 'own';
const SURE_OF_OWN = 0.95;

/** What only ours takes for a Chinese name that is made like one. */
const SURE_OF_OWN_NAME = 0.9;

const isOwnAlone = ({ by }: TaggedSpan): boolean => by.every((id) => id === OWN);

/** Below this Rampart is guessing. */
const LEAST_SURE = 0.6;
/** Without a capital letter most words that it takes for names are none. */
const SURE_OF_LOWER_CASE = 0.95;
/** A single word that begins a sentence has its capital from there, and Paris and Grace are also something else. */
const SURE_OF_FIRST_WORD = 0.7;
const SURE_OF_DOUBTFUL = 0.98;

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

/** Characters of goods: 夏促 and 许愿瓶 end in no given name. */
const GOODS = /[促瓶药车店书卡券票机器品装杯盒茶酒饭菜汤糖腐油酱]$/;

/** In a dictionary, or written by its sound as names of the news are; or a piece of such a word. */
const isKnownWord = (text: string, { start, end }: Words): boolean => {
  if (isPrivateHere(text, start, end)) return false;
  for (let left = 0; left <= 2; left++) {
    for (let right = 0; right <= 2; right++) {
      const word = text.slice(start - left, end + right);
      if (left <= start && word.length >= 3 && (KNOWN_CHINESE.has(word) || PUBLIC_CHINESE.has(word))) return true;
    }
  }
  return isForeignSound(text.slice(start, end));
};

/** MC is uncle Femi: letters for a post, and none of a name. */
const POST = /^(?:MC|DJ|HR|PE|VP|CEO|CTO|CFO|GP|PA|PM|QA|IT|PT|TA|RA|AI|UK|US|EU|NHS|HQ)$/;
/** Before a name, and no part of it. */
const FORM_OF_ADDRESS = /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|doctor|pastor|rev|reverend|father|sister|brother|deacon|rabbi|imam|coach|nurse|captain|aunt|auntie|aunty|uncle|nana|nan|granny|grandma|grandpa|gran|grandad)\.?\s+(?=\S)/i;

const isChineseName = (text: string, { start, end }: Words): boolean => {
  const name = text.slice(start, end);
  if (isKnownWord(text, { start, end })) return false;
  if (isEverybodys(text, start, end) || NOT_NAMES.has(name.slice(0, 2)) || /^(?:张三|李四|王五)/.test(name) || GOODS.test(name)) return false;
  if (/^小[红黄蓝绿白]$/.test(name) && /[书车花旗卡]/.test(text[end] ?? '')) return false;
  return name.includes('·') || (name.length >= 2 && name.length <= LONGEST_HAN_NAME);
};

/** A surname and characters that given names are made of. */
const isInChineseLexicon = (name: string): boolean => {
  const length = DOUBLE_SURNAMES.includes(name.slice(0, 2)) ? 2 : SURNAMES.has(name[0] ?? '') ? 1 : 0;
  const given = name.slice(length);
  return length > 0 && given.length === 2 && Array.from(given).every((character) => GIVEN.has(character));
};

/** A surname with one or two characters of given names, or such characters alone. */
const isMadeLikeAName = (name: string): boolean => isInChineseLexicon(name) || /^[小老阿]\p{Script=Han}$/u.test(name) || (name.length === 2 && Array.from(name).every((character) => GIVEN.has(character)));

type Around = { readonly before: string; readonly after: string };

/** Whether a single word is rather something that everybody knows, or has its capital from the sentence. */
const isRatherWord = (word: string, score: number, { before, after }: Around): boolean => {
  if (SAID_OF_FAMOUS.test(after)) return true;
  if (GIVEN_NAMES.has(word)) return DOUBTFUL_NAMES.has(word) && score < SURE_OF_DOUBTFUL;
  if (ENGLISH_THINGS.has(word) || PUBLIC_WORDS.has(word) || COMMON_WORDS.has(word)) return true;
  return /(?:^|[.!?\n]\s?)$/.test(before) && score < SURE_OF_FIRST_WORD && !GIVEN_NAMES.has(word);
};

const isEnglishName = (name: string, score: number, around: Around): boolean => {
  const words = name.toLowerCase().split(/\s+/);
  const [first = ''] = words;
  if (score < LEAST_SURE || /\d/.test(name) || name.length < 2 || POST.test(name) || FAMOUS_ENGLISH.has(words.slice(0, 2).join(' '))) return false;
  if (words.every((word) => (ENGLISH_THINGS.has(word) || PUBLIC_WORDS.has(word) || COMMON_WORDS.has(word)) && !GIVEN_NAMES.has(word)) || (words.length === 1 && isRatherWord(first, score, around))) return false;
  if (CAPITAL.test(name) || PARTICLE.test(first)) return true;
  return !around.before.endsWith('@') && (score >= SURE_OF_LOWER_CASE || GIVEN_NAMES.has(first));
};

const nameOf = (text: string, found: TaggedSpan): Span | undefined => {
  const isChinese = HAN.test(text.slice(found.start, found.end));
  const edges = isChinese ? found : withoutLowerEdges(text, found);
  const start = edges.start + (isChinese ? 0 : (FORM_OF_ADDRESS.exec(text.slice(edges.start, edges.end))?.[0].length ?? 0));
  const name = text.slice(start, edges.end).replace(/['’]s$/, '');
  const around = { before: text.slice(Math.max(0, start - 12), start), after: text.slice(start + name.length, start + name.length + 32) };
  const place = { start, end: start + name.length };
  const isName = isChinese ? isChineseName(text, place) : isEnglishName(name, found.score, around) && !isPublicEnglish(text, place.start, place.end);
  if (!isName) return undefined;
  // Where others can read, they bear a name out, or its making does; a Latin name in Chinese words is read by ours alone.
  if (isOwnAlone(found) && !(isChinese ? isMadeLikeAName(name) && found.score >= SURE_OF_OWN_NAME : HAN.test(text) && found.score >= SURE_OF_OWN)) return undefined;
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
